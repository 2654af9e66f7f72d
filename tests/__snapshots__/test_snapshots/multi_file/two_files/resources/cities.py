"""The ``cities`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, path
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.city import City

_GET_CITY: Operation[City] = Operation(
    "GET",
    "/cities/{name}",
    arguments=(path("name"),),
    responses={"200": {"application/json": Ref("City")}},
)


class Cities(SyncResource):
    """The ``cities`` operations."""

    def get_city(self, name: str, **options: Unpack[CallOptions]) -> City:
        """Fetch a city.

        Args:
            name: Name of the city. For example ``"Bergen"``.

        Returns:
            The city.
        """
        return self._call(_GET_CITY, {"name": name}, options)


class AsyncCities(AsyncResource):
    """The ``cities`` operations.

    Each method is a coroutine.
    """

    async def get_city(self, name: str, **options: Unpack[CallOptions]) -> City:
        """Fetch a city.

        See ``Cities.get_city`` for details.

        Args:
            name: Name of the city. For example ``"Bergen"``.
        """
        return await self._call(_GET_CITY, {"name": name}, options)
