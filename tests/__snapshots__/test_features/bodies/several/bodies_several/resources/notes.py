"""The operations of ``notes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.forms import urlencoded
from .._runtime.operations import Operation, whole
from .._runtime.rare_arguments import choice
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.scalars import STRING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal, Unpack

    from .._runtime.options import CallOptions
    from ..models.note import Note

_ADD_NOTE: Operation[str | Note] = Operation(
    "POST",
    "/notes",
    arguments=(
        whole(
            "body",
            forms={
                "text/plain": whole(),
                "application/x-www-form-urlencoded": whole(codec=Ref("Note")),
                "application/json": whole(codec=Ref("Note")),
            },
        ),
        choice(),
    ),
    body=("application/json", "text/plain", "application/x-www-form-urlencoded"),
    writers=(urlencoded,),
    body_required=True,
    responses={"200": {"application/xml": STRING, "application/json": Ref("Note")}},
)


class Notes(SyncResource):
    """The operations of ``notes``."""

    def add_note(
        self,
        *,
        body: Note | Mapping[str, Any] | str,
        content_type: (
            Literal[
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
            ]
            | None
        ) = None,
        **options: Unpack[CallOptions],
    ) -> str | Note:
        """Sends ``POST /notes``.

        Args:
            body: The body.
            content_type: The media type of the body.

        Returns:
            Kept.
        """
        return self._call(
            _ADD_NOTE,
            {"body": body, "content_type": content_type},
            options,
        )


class AsyncNotes(AsyncResource):
    """The operations of ``notes``.

    Each method is a coroutine.
    """

    async def add_note(
        self,
        *,
        body: Note | Mapping[str, Any] | str,
        content_type: (
            Literal[
                "application/json",
                "text/plain",
                "application/x-www-form-urlencoded",
            ]
            | None
        ) = None,
        **options: Unpack[CallOptions],
    ) -> str | Note:
        """Sends ``POST /notes``.

        Args:
            body: The body.
            content_type: The media type of the body.

        Returns:
            Kept.
        """
        return await self._call(
            _ADD_NOTE,
            {"body": body, "content_type": content_type},
            options,
        )
