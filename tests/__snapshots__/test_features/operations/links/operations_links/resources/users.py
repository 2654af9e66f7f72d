"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
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
    from ..models.add_user import AddUserResponse

_ADD: Operation[AddUserResponse] = Operation(
    "POST",
    "/users",
    responses={"201": {"application/json": Ref("AddUserResponse")}},
)
_GET: Operation[None] = Operation(
    "GET",
    "/users/{id}",
    arguments=(path("id"),),
    responses={"204": None},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def add(self, **options: Unpack[CallOptions]) -> AddUserResponse:
        """Sends ``POST /users``.

        Returns:
            Added.
        """
        return self._call(_ADD, {}, options)

    def get(self, id: int, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /users/{id}``.

        Args:
            id: A path parameter. For example ``12``.
        """
        return self._call(_GET, {"id": id}, options)


