"""The ``notes`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncNotesWithRawResponse,
        AsyncNotesWithStreamingResponse,
        NotesWithRawResponse,
        NotesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_ADD: Operation[str] = Operation(
    "POST",
    "/notes",
    arguments=(whole_body(),),
    body="text/plain",
    body_required=True,
    responses={"200": {"text/plain": STRING}},
)
_ADD_TABLE: Operation[None] = Operation(
    "POST",
    "/tables",
    arguments=(whole_body(),),
    body="text/csv",
    body_required=True,
    responses={"204": None},
)


class Notes(SyncResource):
    """The ``notes`` operations."""

    with_raw_response: NotesWithRawResponse
    with_streaming_response: NotesWithStreamingResponse

    def add(self, *, body: str, **options: Unpack[CallOptions]) -> str:
        """Sends ``POST /notes``.

        Args:
            body: The body. For example ``"say \\"é\\"\"``.

        Returns:
            Kept.
        """
        return self._call(_ADD, {"body": body}, options)

    def add_table(self, *, body: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /tables``.

        Args:
            body: The body. For example ``"a,b\\n1,2"``.
        """
        return self._call(_ADD_TABLE, {"body": body}, options)


