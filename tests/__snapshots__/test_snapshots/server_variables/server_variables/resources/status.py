"""The ``status`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_GET: Operation[None] = Operation("GET", "/status", responses={"204": None})


class Status(SyncResource):
    """The ``status`` operations."""

    def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /status``."""
        return self._call(_GET, {}, options)


class AsyncStatus(AsyncResource):
    """The ``status`` operations.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /status``."""
        return await self._call(_GET, {}, options)
