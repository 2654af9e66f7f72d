"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncUsersWithRawResponse,
        AsyncUsersWithStreamingResponse,
        UsersWithRawResponse,
        UsersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_GET: Operation[None] = Operation(
    "GET",
    "/users/{id}",
    arguments=(path("id"),),
    responses={"204": None},
)
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/users/{id}",
    arguments=(path("id"),),
    responses={"204": None},
)
_LIST_POSTS: Operation[None] = Operation(
    "GET",
    "/users/{id}/posts",
    arguments=(path("id"),),
    responses={"204": None},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def get(self, id: int, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /users/{id}``.

        Args:
            id: A path parameter. For example ``3``.
        """
        return self._call(_GET, {"id": id}, options)

    def delete(self, id: int, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /users/{id}``.

        Args:
            id: A path parameter. For example ``3``.
        """
        return self._call(_DELETE, {"id": id}, options)

    def list_posts(self, id: int, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /users/{id}/posts``.

        Args:
            id: A path parameter. For example ``3``.
        """
        return self._call(_LIST_POSTS, {"id": id}, options)


