"""The ``lights`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.containers import ListOf
from .._runtime.operations import Operation, query
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from builtins import list as _list
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.color import Color
    from ..models.light import Light

_LIST: Operation[_list[Light]] = Operation(
    "GET",
    "/lights",
    arguments=(query("color", codec=Ref("Color")),),
    responses={"200": {"application/json": ListOf(Ref("Light"))}},
)


class Lights(SyncResource):
    """The ``lights`` operations."""

    def list(
        self,
        *,
        color: Color | None = None,
        **options: Unpack[CallOptions],
    ) -> _list[Light]:
        """List the traffic lights.

        Args:
            color: Only lights that show this color.

        Returns:
            The lights.
        """
        return self._call(_LIST, {"color": color}, options)


class AsyncLights(AsyncResource):
    """The ``lights`` operations.

    Each method is a coroutine.
    """

    async def list(
        self,
        *,
        color: Color | None = None,
        **options: Unpack[CallOptions],
    ) -> _list[Light]:
        """List the traffic lights.

        See ``Lights.list`` for details.

        Args:
            color: Only lights that show this color.
        """
        return await self._call(_LIST, {"color": color}, options)
