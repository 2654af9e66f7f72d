"""The ``rooms`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, path
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions

_GET: Operation[None] = Operation("GET", "/rooms", responses={"204": None})
_POST: Operation[None] = Operation("POST", "/rooms", responses={"204": None})
_GET_BY_ROOM: Operation[None] = Operation(
    "GET",
    "/rooms/{room}",
    arguments=(path("room"),),
    responses={"204": None},
)
_DELETE_DOORS_BY_ROOM_AND_DOOR: Operation[None] = Operation(
    "DELETE",
    "/rooms/{room}/doors/{door}",
    arguments=(path("room"), path("door")),
    responses={"204": None},
)


class Rooms(SyncResource):
    """The ``rooms`` operations."""

    def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /rooms``."""
        return self._call(_GET, {}, options)

    def post(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /rooms``."""
        return self._call(_POST, {}, options)

    def get_by_room(self, room: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /rooms/{room}``.

        Args:
            room: A path parameter.
        """
        return self._call(_GET_BY_ROOM, {"room": room}, options)

    def delete_doors_by_room_and_door(
        self,
        room: str,
        door: int,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``DELETE /rooms/{room}/doors/{door}``.

        Args:
            room: A path parameter.
            door: A path parameter.
        """
        return self._call(
            _DELETE_DOORS_BY_ROOM_AND_DOOR,
            {"room": room, "door": door},
            options,
        )


class AsyncRooms(AsyncResource):
    """The ``rooms`` operations.

    Each method is a coroutine.
    """

    async def get(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /rooms``."""
        return await self._call(_GET, {}, options)

    async def post(self, **options: Unpack[CallOptions]) -> None:
        """Sends ``POST /rooms``."""
        return await self._call(_POST, {}, options)

    async def get_by_room(self, room: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``GET /rooms/{room}``.

        Args:
            room: A path parameter.
        """
        return await self._call(_GET_BY_ROOM, {"room": room}, options)

    async def delete_doors_by_room_and_door(
        self,
        room: str,
        door: int,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``DELETE /rooms/{room}/doors/{door}``.

        Args:
            room: A path parameter.
            door: A path parameter.
        """
        return await self._call(
            _DELETE_DOORS_BY_ROOM_AND_DOOR,
            {"room": room, "door": door},
            options,
        )
