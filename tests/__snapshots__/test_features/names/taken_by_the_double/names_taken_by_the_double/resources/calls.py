"""The ``calls`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.octets import BINARY
from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_RESET: Operation[bytes] = Operation(
    "GET",
    "/b",
    responses={"200": {"image/png": BINARY}},
)


class Calls(SyncResource):
    """The ``calls`` operations."""

    def reset(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /b``.

        Returns:
            Seen.
        """
        return self._call(_RESET, {}, options)


class AsyncCalls(AsyncResource):
    """The ``calls`` operations.

    Each method is a coroutine.
    """

    async def reset(self, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /b``.

        See ``Calls.reset`` for details.
        """
        return await self._call(_RESET, {}, options)
