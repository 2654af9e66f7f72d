"""The ``media`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncMediaWithRawResponse,
        AsyncMediaWithStreamingResponse,
        MediaWithRawResponse,
        MediaWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET_USERS: Operation[None] = Operation("GET", "/users", responses={"204": None})
_GET_POSTS: Operation[None] = Operation("GET", "/posts", responses={"204": None})
_GET_NOTES: Operation[None] = Operation("GET", "/notes", responses={"204": None})


class Media(SyncResource):
    """The ``media`` operations."""

    with_raw_response: MediaWithRawResponse
    with_streaming_response: MediaWithStreamingResponse

    def get_users(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /users``."""
        return self._call(_GET_USERS, {}, options)

    def get_posts(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /posts``."""
        return self._call(_GET_POSTS, {}, options)

    def get_notes(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /notes``."""
        return self._call(_GET_NOTES, {}, options)


