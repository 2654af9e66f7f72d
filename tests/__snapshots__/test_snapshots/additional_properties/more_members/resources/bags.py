"""The ``bags`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.bags import Bags as _Bags

_GET: Operation[_Bags] = Operation(
    "GET",
    "/bags",
    responses={"200": {"application/json": Ref("Bags")}},
)


class Bags(SyncResource):
    """The ``bags`` operations."""

    def get(self, **options: Unpack[CallOptions]) -> _Bags:
        """Sends ``GET /bags``.

        Returns:
            One bag of each kind.
        """
        return self._call(_GET, {}, options)


class AsyncBags(AsyncResource):
    """The ``bags`` operations.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> _Bags:
        """Sends ``GET /bags``.

        See ``Bags.get`` for details.
        """
        return await self._call(_GET, {}, options)
