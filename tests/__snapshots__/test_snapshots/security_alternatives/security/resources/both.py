"""The ``both`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_BOTH: Operation[None] = Operation(
    "GET",
    "/both",
    responses={"204": None},
    security=(("Token", "Key"),),
)


class Both(SyncResource):
    """The ``both`` operations."""

    def both(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /both``."""
        return self._call(_BOTH, {}, options)


class AsyncBoth(AsyncResource):
    """The ``both`` operations.

    Each method is a coroutine.
    """

    async def both(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /both``."""
        return await self._call(_BOTH, {}, options)
