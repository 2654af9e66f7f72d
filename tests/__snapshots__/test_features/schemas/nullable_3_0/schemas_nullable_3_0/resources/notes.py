"""The ``notes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncNotesWithRawResponse,
        AsyncNotesWithStreamingResponse,
        NotesWithRawResponse,
        NotesWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions
    from ..models.note import Note
    from ..params.note import NoteParam

_UPDATE: Operation[None] = Operation(
    "PUT",
    "/notes",
    arguments=(
        body_property("text", nullable=True),
        body_property("parent", codec=Ref("Note"), nullable=True),
        body_property("tags", nullable=True),
        body_property("level", nullable=True),
    ),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Notes(SyncResource):
    """The ``notes`` operations."""

    with_raw_response: NotesWithRawResponse
    with_streaming_response: NotesWithStreamingResponse

    def update(
        self,
        *,
        text: str | None,
        parent: Note | NoteParam | None,
        tags: Sequence[str | None] | NotGiven | None = NOT_GIVEN,
        level: Literal["low", "high"] | str | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /notes``.

        Args:
            text: A property of the body.
            parent: A property of the body.
            tags: A property of the body.
            level: A property of the body.
        """
        return self._call(
            _UPDATE,
            {"text": text, "parent": parent, "tags": tags, "level": level},
            options,
        )


