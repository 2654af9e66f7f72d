"""The ``events`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, query
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource
from .._runtime.scalars import DATE

if TYPE_CHECKING:
    from datetime import date
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.event import Event

_GET_EVENT: Operation[Event] = Operation(
    "GET",
    "/events",
    arguments=(query("day", codec=DATE),),
    responses={"200": {"application/json": Ref("Event")}},
)


class Events(SyncResource):
    """The ``events`` operations."""

    def get_event(self, *, day: date, **options: Unpack[CallOptions]) -> Event:
        """Fetch the event of a day.

        Args:
            day: A query parameter.

        Returns:
            The event.
        """
        return self._call(_GET_EVENT, {"day": day}, options)


class AsyncEvents(AsyncResource):
    """The ``events`` operations.

    Each method is a coroutine.
    """

    async def get_event(self, *, day: date, **options: Unpack[CallOptions]) -> Event:
        """Fetch the event of a day.

        See ``Events.get_event`` for details.

        Args:
            day: A query parameter.
        """
        return await self._call(_GET_EVENT, {"day": day}, options)
