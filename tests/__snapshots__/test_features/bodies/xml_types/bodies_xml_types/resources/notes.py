"""The ``notes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, OneOf, Ref
from .._runtime.operations import Operation, body_property, whole_body
from .._runtime.xml import STRING as _STRING
from .._runtime.xml import Either, Named, Node, Xml

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncNotesWithRawResponse,
        AsyncNotesWithStreamingResponse,
        NotesWithRawResponse,
        NotesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.note import Note
    from ..params.note import NoteParam

_ADD: Operation[None] = Operation(
    "POST",
    "/notes",
    arguments=(body_property("text"),),
    body={
        "application/xml; charset=utf-8": Xml(Ref("Note"), Node(Named("Note"), "Note")),
        "application/xml": Xml(Ref("Note"), Node(Named("Note"), "Note")),
    },
    body_required=True,
    responses={"204": None},
)
_ADD_DRAFT: Operation[None] = Operation(
    "POST",
    "/drafts",
    arguments=(whole_body("body", OneOf(Ref("Note"), STRING)),),
    body={
        "application/xml": Xml(
            OneOf(Ref("Note"), STRING),
            Node(Either(Node(Named("Note"), "Note"), Node(_STRING))),
        ),
    },
    body_required=True,
    responses={"204": None},
)


class Notes(SyncResource):
    """The ``notes`` operations."""

    with_raw_response: NotesWithRawResponse
    with_streaming_response: NotesWithStreamingResponse

    def add(self, *, text: str | None = None, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /notes``.

        Args:
            text: A property of the body.
        """
        return self._call(_ADD, {"text": text}, options)

    def add_draft(
        self,
        *,
        body: Note | NoteParam | str,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``POST /drafts``.

        Args:
            body: The body. For example ``"<Note><text>ready</text></Note>"``.
        """
        return self._call(_ADD_DRAFT, {"body": body}, options)


