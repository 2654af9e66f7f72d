"""The ``ships`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.codecs import Ref
from .._runtime.formats import BINARY
from .._runtime.multipart import raw
from .._runtime.operations import Operation, body_property, path, query, whole_body
from .._runtime.page_parameters import CursorPagination
from .._runtime.pagination import PagedOperation
from .._runtime.streaming import AsyncStreamResource, Events

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncShipsWithRawResponse,
        AsyncShipsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from .._runtime.streaming import AsyncStream
    from ..models.ship import Ship
    from ..pages import AsyncListShipsResponsePage, ListShipsResponsePage
    from ..types import Content

_LIST: PagedOperation[ListShipsResponsePage, AsyncListShipsResponsePage, Ship] = (
    PagedOperation(
        "GET",
        "/ships",
        arguments=(query("cursor"),),
        pagination=CursorPagination("cursor", items=("data",), next=("next_cursor",)),
        responses={"200": {"application/json": Ref("ListShipsResponse")}},
        security=(("token",),),
    )
)
_ADD: Operation[Ship] = Operation(
    "POST",
    "/ships",
    arguments=(body_property("name"), body_property("built")),
    body="application/json",
    body_required=True,
    responses={"201": {"application/json": Ref("Ship")}},
    security=(("token",),),
)
_WATCH: Operation[Ship] = Operation(
    "GET",
    "/ships/events",
    responses={"200": {"text/event-stream": Events(Ref("Ship"))}},
    security=(("token",),),
)
_GET: Operation[Ship] = Operation(
    "GET",
    "/ships/{name}",
    arguments=(path("name"),),
    responses={"200": {"application/json": Ref("Ship")}},
    security=(("token",),),
)
_PAINT_SHIP: Operation[None] = Operation(
    "PUT",
    "/ships/{name}",
    arguments=(path("name"), whole_body("body", BINARY)),
    body="image/png",
    writers=(raw,),
    body_required=True,
    responses={"204": None},
    security=(("token",),),
)


class AsyncShips(AsyncStreamResource):
    """The ``ships`` operations.

    Each method is a coroutine.
    """

    with_raw_response: AsyncShipsWithRawResponse
    with_streaming_response: AsyncShipsWithStreamingResponse

    def list(
        self,
        *,
        cursor: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncListShipsResponsePage, Ship]:
        """Sends ``GET /ships``.

        Args:
            cursor: A query parameter.

        Returns:
            A page. Iterate over it for the items of all pages.
        """
        return _LIST.pages(self._caller, {"cursor": cursor}, options)

    async def add(
        self,
        *,
        name: str,
        built: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Ship:
        """Sends ``POST /ships``.

        Args:
            name: A property of the body.
            built: A property of the body.

        Returns:
            Added.
        """
        return await self._call(_ADD, {"name": name, "built": built}, options)

    async def watch(self, **options: Unpack[CallOptions]) -> AsyncStream[Ship]:
        """Sends ``GET /ships/events``.

        Returns:
            Events.
        """
        return await self._stream(_WATCH, {}, options)

    async def get(self, name: str, **options: Unpack[CallOptions]) -> Ship:
        """Sends ``GET /ships/{name}``.

        Args:
            name: A path parameter.

        Returns:
            A ship.
        """
        return await self._call(_GET, {"name": name}, options)

    async def paint_ship(
        self,
        name: str,
        *,
        body: Content,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``PUT /ships/{name}``.

        Args:
            name: A path parameter.
            body: The body.
        """
        return await self._call(_PAINT_SHIP, {"name": name, "body": body}, options)
