"""The operations of ``orders``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import query
from .._runtime.paging import Paged
from .._runtime.paging_cursors import CursorPaging
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from .._runtime.paginator import Paginator
    from ..models.thing import Thing
    from ..pages import AsyncOrdersPage, OrdersPage

_GET: Paged[OrdersPage, AsyncOrdersPage, Thing] = Paged(
    "GET",
    "/orders",
    arguments=(query("cursor"),),
    paging=CursorPaging("cursor", items=("orders",), next=("cursor",)),
    responses={"200": {"application/json": Ref("Orders")}},
)


class Orders(SyncResource):
    """The operations of ``orders``."""

    def get(
        self,
        *,
        cursor: str | None = None,
        **options: Unpack[CallOptions],
    ) -> OrdersPage:
        """Sends ``GET /orders``.

        Args:
            cursor: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.page(self._caller, {"cursor": cursor}, options)


class AsyncOrders(AsyncResource):
    """The operations of ``orders``.

    Each method is a coroutine.
    """

    def get(
        self,
        *,
        cursor: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncOrdersPage, Thing]:
        """Sends ``GET /orders``.

        Args:
            cursor: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.pages(self._caller, {"cursor": cursor}, options)
