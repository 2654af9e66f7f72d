"""The ``posts`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPostsWithRawResponse,
        AsyncPostsWithStreamingResponse,
        PostsWithRawResponse,
        PostsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation(
    "GET",
    "/users/{user_id}/posts/{id}",
    arguments=(path("user_id"), path("id")),
    responses={"204": None},
)


class Posts(SyncResource):
    """The ``posts`` operations."""

    with_raw_response: PostsWithRawResponse
    with_streaming_response: PostsWithStreamingResponse

    def get(self, user_id: str, id: int, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /users/{user_id}/posts/{id}``.

        Args:
            user_id: A path parameter.
            id: A path parameter. For example ``9``.
        """
        return self._call(_GET, {"user_id": user_id, "id": id}, options)


