"""The ``shape`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.shape import Shape as _Shape

_GET: Operation[_Shape] = Operation(
    "GET",
    "/shape",
    responses={"200": {"application/json": Ref("Shape")}},
)


class Shape(SyncResource):
    """The ``shape`` operations."""

    def get(self, **options: Unpack[CallOptions]) -> _Shape:
        """Sends ``GET /shape``.

        Returns:
            A circle or a square.
        """
        return self._call(_GET, {}, options)


class AsyncShape(AsyncResource):
    """The ``shape`` operations.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> _Shape:
        """Sends ``GET /shape``.

        See ``Shape.get`` for details.
        """
        return await self._call(_GET, {}, options)
