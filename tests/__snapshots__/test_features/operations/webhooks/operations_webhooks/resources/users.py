"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import ListOf, Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    import builtins
    from typing import Unpack

    from .._raw_responses import (
        AsyncUsersWithRawResponse,
        AsyncUsersWithStreamingResponse,
        UsersWithRawResponse,
        UsersWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.user import User

_LIST: Operation[builtins.list[User]] = Operation(
    "GET",
    "/users",
    responses={"200": {"application/json": ListOf(Ref("User"))}},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> builtins.list[User]:
        """Sends ``GET /users``.

        Returns:
            All.
        """
        return self._call(_LIST, {}, options)


