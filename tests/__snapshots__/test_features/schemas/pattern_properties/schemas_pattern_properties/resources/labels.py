"""The operations of ``labels``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, member
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_SET: Operation[None] = Operation(
    "PUT",
    "/labels",
    arguments=(member("name"),),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Labels(SyncResource):
    """The operations of ``labels``."""

    def set(self, *, name: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``PUT /labels``.

        Args:
            name: A member of the body.
        """
        return self._call(_SET, {"name": name}, options)


class AsyncLabels(AsyncResource):
    """The operations of ``labels``.

    Each method is a coroutine.
    """

    async def set(self, *, name: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``PUT /labels``.

        Args:
            name: A member of the body.
        """
        return await self._call(_SET, {"name": name}, options)
