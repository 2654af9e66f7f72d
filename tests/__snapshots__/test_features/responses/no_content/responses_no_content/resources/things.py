"""The operations of ``things``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_DELETE: Operation[None] = Operation("DELETE", "/things", responses={"204": None})
_HAS: Operation[None] = Operation("HEAD", "/things", responses={"200 404": None})


class Things(SyncResource):
    """The operations of ``things``."""

    def delete(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /things``."""
        self._call(_DELETE, {}, options)

    def has(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``HEAD /things``.

        Raises:
            NotFoundError: 404: There are none.
        """
        self._call(_HAS, {}, options)


class AsyncThings(AsyncResource):
    """The operations of ``things``.

    Each method is a coroutine.
    """

    async def delete(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``DELETE /things``."""
        await self._call(_DELETE, {}, options)

    async def has(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``HEAD /things``.

        Raises:
            NotFoundError: 404: There are none.
        """
        await self._call(_HAS, {}, options)
