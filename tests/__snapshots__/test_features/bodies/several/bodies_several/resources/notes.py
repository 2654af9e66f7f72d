"""The ``notes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, Ref
from .._runtime.formats import BINARY
from .._runtime.multipart import multipart, urlencoded
from .._runtime.operations import Operation, body_property, whole_body
from .._runtime.parameters import choice

if TYPE_CHECKING:
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncNotesWithRawResponse,
        AsyncNotesWithStreamingResponse,
        NotesWithRawResponse,
        NotesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.note import Note
    from ..params.note import NoteParam
    from ..types import File

_ADD: Operation[str | Note] = Operation(
    "POST",
    "/notes",
    arguments=(
        whole_body(
            "body",
            forms={
                "text/plain": whole_body(),
                "application/x-www-form-urlencoded": whole_body(codec=Ref("Note")),
                "application/json": whole_body(codec=Ref("Note")),
            },
        ),
        choice(),
    ),
    body=("application/json", "text/plain", "application/x-www-form-urlencoded"),
    writers=(urlencoded,),
    body_required=True,
    responses={"200": {"application/xml": STRING, "application/json": Ref("Note")}},
)
_ADD_PHOTO: Operation[None] = Operation(
    "POST",
    "/photos",
    arguments=(body_property("at"), body_property("file", codec=BINARY)),
    body=("application/json", "multipart/form-data"),
    writers=(multipart,),
    responses={"204": None},
)


class Notes(SyncResource):
    """The ``notes`` operations."""

    with_raw_response: NotesWithRawResponse
    with_streaming_response: NotesWithStreamingResponse

    def add(
        self,
        *,
        body: Note | NoteParam | str,
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
        return self._call(_ADD, {"body": body, "content_type": content_type}, options)

    def add_photo(
        self,
        *,
        at: str | None = None,
        file: File | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /photos``.

        Args:
            at: A property of the body.
            file: A property of the body.
        """
        return self._call(_ADD_PHOTO, {"at": at, "file": file}, options)


