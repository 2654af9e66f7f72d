"""The ``roots`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_GET: Operation[None] = Operation("GET", "/", responses={"204": None})


class Roots(SyncResource):
    """The ``roots`` operations."""

    def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /``."""
        return self._call(_GET, {}, options)


class AsyncRoots(AsyncResource):
    """The ``roots`` operations.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /``."""
        return await self._call(_GET, {}, options)
