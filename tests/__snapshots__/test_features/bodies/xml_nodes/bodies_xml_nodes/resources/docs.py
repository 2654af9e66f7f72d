"""The ``docs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property
from .._runtime.xml import Named, Node, Xml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncDocsWithRawResponse,
        AsyncDocsWithStreamingResponse,
        DocsWithRawResponse,
        DocsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.doc import Doc
    from ..models.page import Page
    from ..models.size import Size
    from ..params.page import PageParam
    from ..params.size import SizeParam

_ADD: Operation[Doc] = Operation(
    "POST",
    "/docs",
    arguments=(
        body_property("kind"),
        body_property("size", codec=Ref("Size")),
        body_property("page", codec=Ref("Page")),
        body_property("note", nullable=True),
        body_property("tags"),
    ),
    body={"application/xml": Xml(Ref("Doc"), Node(Named("Doc"), "Doc"))},
    body_required=True,
    responses={"200": {"application/xml": Xml(Ref("Doc"), Node(Named("Doc"), "Doc"))}},
)


class Docs(SyncResource):
    """The ``docs`` operations."""

    with_raw_response: DocsWithRawResponse
    with_streaming_response: DocsWithStreamingResponse

    def add(
        self,
        *,
        kind: str,
        size: Size | SizeParam,
        page: Page | PageParam,
        note: str | None,
        tags: Sequence[str],
        **options: Unpack[CallOptions],
    ) -> Doc:
        """Sends ``POST /docs``.

        Args:
            kind: A property of the body. For example ``"memo"``.
            size: A property of the body.
            page: A property of the body.
            note: A property of the body. For example ``null``.
            tags: A property of the body. For example ``["a"]``.

        Returns:
            Kept.
        """
        return self._call(
            _ADD,
            {"kind": kind, "size": size, "page": page, "note": note, "tags": tags},
            options,
        )


