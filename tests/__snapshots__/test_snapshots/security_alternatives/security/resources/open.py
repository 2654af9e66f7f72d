"""The ``open`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_OPEN: Operation[None] = Operation("GET", "/open", responses={"204": None})


class Open(SyncResource):
    """The ``open`` operations."""

    def open(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /open``."""
        return self._call(_OPEN, {}, options)


class AsyncOpen(AsyncResource):
    """The ``open`` operations.

    Each method is a coroutine.
    """

    async def open(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /open``."""
        return await self._call(_OPEN, {}, options)
