"""The ``either`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_EITHER: Operation[None] = Operation(
    "GET",
    "/either",
    responses={"204": None},
    security=(("Token",), ("Name",)),
)


class Either(SyncResource):
    """The ``either`` operations."""

    def either(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /either``."""
        return self._call(_EITHER, {}, options)


class AsyncEither(AsyncResource):
    """The ``either`` operations.

    Each method is a coroutine.
    """

    async def either(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /either``."""
        return await self._call(_EITHER, {}, options)
