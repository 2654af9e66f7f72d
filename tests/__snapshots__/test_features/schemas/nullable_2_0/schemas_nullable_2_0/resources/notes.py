"""The ``notes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.conversions import NOT_GIVEN
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncNotesWithRawResponse,
        AsyncNotesWithStreamingResponse,
        NotesWithRawResponse,
        NotesWithStreamingResponse,
    )
    from .._runtime.conversions import NotGiven
    from .._runtime.settings import CallOptions
    from ..models.note import Note

_UPDATE: Operation[Note] = Operation(
    "PUT",
    "/notes",
    arguments=(
        body_property("text", nullable=True),
        body_property("author"),
        body_property("stars", nullable=True),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Note")}},
)


class Notes(SyncResource):
    """The ``notes`` operations."""

    with_raw_response: NotesWithRawResponse
    with_streaming_response: NotesWithStreamingResponse

    def update(
        self,
        *,
        text: str | None,
        author: str,
        stars: int | NotGiven | None = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> Note:
        """Sends ``PUT /notes``.

        Args:
            text: A property of the body.
            author: A property of the body.
            stars: A property of the body.

        Returns:
            Kept.
        """
        return self._call(
            _UPDATE,
            {"text": text, "author": author, "stars": stars},
            options,
        )


