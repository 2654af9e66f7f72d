"""The ``my-users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_USER_LIST: Operation[None] = Operation("GET", "/user_list", responses={"204": None})


class MyUsersGroup_0a649b(SyncResource):
    """The ``my-users`` operations."""

    def user_list(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /user_list``."""
        return self._call(_USER_LIST, {}, options)


class AsyncMyUsersGroup_0a649b(AsyncResource):
    """The ``my-users`` operations.

    Each method is a coroutine.
    """

    async def user_list(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /user_list``."""
        return await self._call(_USER_LIST, {}, options)
