"""The operations of ``shelf``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.shelf import Shelf as _Shelf

_GET: Operation[_Shelf] = Operation(
    "GET",
    "/shelf",
    responses={"200": {"application/json": Ref("Shelf")}},
)


class Shelf(SyncResource):
    """The operations of ``shelf``."""

    def get(self, **options: Unpack[CallOptions]) -> _Shelf:
        """Sends ``GET /shelf``.

        Returns:
            It.
        """
        return self._call(_GET, {}, options)


class AsyncShelf(AsyncResource):
    """The operations of ``shelf``.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> _Shelf:
        """Sends ``GET /shelf``.

        Returns:
            It.
        """
        return await self._call(_GET, {}, options)
