"""The operations of ``docs``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, member
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.xml_forms import Named, Node, Xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Unpack

    from .._runtime.options import CallOptions
    from ..models.doc import Doc
    from ..models.page import Page
    from ..models.size import Size

_ADD_DOC: Operation[Doc] = Operation(
    "POST",
    "/docs",
    arguments=(
        member("kind"),
        member("size", codec=Ref("Size")),
        member("page", codec=Ref("Page")),
        member("note", nullable=True),
        member("tags"),
    ),
    body={"application/xml": Xml(Ref("Doc"), Node(Named("Doc"), "Doc"))},
    body_required=True,
    responses={"200": {"application/xml": Xml(Ref("Doc"), Node(Named("Doc"), "Doc"))}},
)


class Docs(SyncResource):
    """The operations of ``docs``."""

    def add_doc(
        self,
        *,
        kind: str,
        size: Size | Mapping[str, Any],
        page: Page | Mapping[str, Any],
        note: str | None,
        tags: Sequence[str],
        **options: Unpack[CallOptions],
    ) -> Doc:
        """Sends ``POST /docs``.

        Args:
            kind: A member of the body. For example ``"memo"``.
            size: A member of the body.
            page: A member of the body.
            note: A member of the body. For example ``null``.
            tags: A member of the body. For example ``["a"]``.

        Returns:
            Kept.
        """
        return self._call(
            _ADD_DOC,
            {"kind": kind, "size": size, "page": page, "note": note, "tags": tags},
            options,
        )


class AsyncDocs(AsyncResource):
    """The operations of ``docs``.

    Each method is a coroutine.
    """

    async def add_doc(
        self,
        *,
        kind: str,
        size: Size | Mapping[str, Any],
        page: Page | Mapping[str, Any],
        note: str | None,
        tags: Sequence[str],
        **options: Unpack[CallOptions],
    ) -> Doc:
        """Sends ``POST /docs``.

        Args:
            kind: A member of the body. For example ``"memo"``.
            size: A member of the body.
            page: A member of the body.
            note: A member of the body. For example ``null``.
            tags: A member of the body. For example ``["a"]``.

        Returns:
            Kept.
        """
        return await self._call(
            _ADD_DOC,
            {"kind": kind, "size": size, "page": page, "note": note, "tags": tags},
            options,
        )
