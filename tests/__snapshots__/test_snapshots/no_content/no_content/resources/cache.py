"""The ``cache`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.scalars import INTEGER

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_CLEAR: Operation[None] = Operation("DELETE", "/cache", responses={"204": None})
_WARM: Operation[int | None] = Operation(
    "PUT",
    "/cache",
    responses={"200": {"application/json": INTEGER}, "204": None},
)


class Cache(SyncResource):
    """The ``cache`` operations."""

    def clear(self, **options: Unpack[CallOptions]) -> None:
        """Empty the cache."""
        return self._call(_CLEAR, {}, options)

    def warm(self, **options: Unpack[CallOptions]) -> int | None:
        """Fill the cache, now or later.

        Returns:
            How many entries the cache now holds.
        """
        return self._call(_WARM, {}, options)


class AsyncCache(AsyncResource):
    """The ``cache`` operations.

    Each method is a coroutine.
    """

    async def clear(self, **options: Unpack[CallOptions]) -> None:
        """Empty the cache."""
        return await self._call(_CLEAR, {}, options)

    async def warm(self, **options: Unpack[CallOptions]) -> int | None:
        """Fill the cache, now or later.

        See ``Cache.warm`` for details.
        """
        return await self._call(_WARM, {}, options)
