"""The ``risk`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.scalars import STRING

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_TAKE: Operation[None] = Operation(
    "POST",
    "/risk",
    responses={
        "204": None,
        "409": {"application/json": Ref("Conflict")},
        "4XX": {"application/problem+json": Ref("Fault")},
        "default": {"text/plain": STRING},
    },
)


class Risk(SyncResource):
    """The ``risk`` operations."""

    def take(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /risk``.

        Raises:
            ConflictError: 409: Somebody else was faster.
            APIStatusError: 4XX: The request was at fault.
            APIStatusError: any other error: Anything else.
        """
        return self._call(_TAKE, {}, options)


class AsyncRisk(AsyncResource):
    """The ``risk`` operations.

    Each method is a coroutine.
    """

    async def take(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /risk``.

        See ``Risk.take`` for details.
        """
        return await self._call(_TAKE, {}, options)
