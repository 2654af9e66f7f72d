"""The ``optional`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_OPTIONAL: Operation[None] = Operation(
    "GET",
    "/optional",
    responses={"204": None},
    security=((), ("Key",)),
)


class Optional(SyncResource):
    """The ``optional`` operations."""

    def optional(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /optional``."""
        return self._call(_OPTIONAL, {}, options)


class AsyncOptional(AsyncResource):
    """The ``optional`` operations.

    Each method is a coroutine.
    """

    async def optional(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /optional``."""
        return await self._call(_OPTIONAL, {}, options)
