"""The operations of ``cats``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import query
from .._runtime.paging import Paged
from .._runtime.paging_numbers import NumberPaging
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from .._runtime.paginator import Paginator
    from ..models.cat import Cat
    from ..pages import AsyncListCatsResponsePage, ListCatsResponsePage

_LIST: Paged[ListCatsResponsePage, AsyncListCatsResponsePage, Cat] = Paged(
    "GET",
    "/cats",
    arguments=(query("offset"), query("limit")),
    paging=NumberPaging(
        "offset",
        items=("cats",),
        total=("meta", "total_count"),
        size="limit",
        most=100,
        default=20,
    ),
    responses={"200": {"application/json": Ref("ListCatsResponse")}},
)


class Cats(SyncResource):
    """The operations of ``cats``."""

    def list(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> ListCatsResponsePage:
        """Sends ``GET /cats``.

        Args:
            offset: A parameter of the query. Defaults to ``0``.
            limit: A parameter of the query. At most 100. Defaults to ``20``.

        Returns:
            Some cats. A loop goes on to the pages that follow.
        """
        return _LIST.page(self._caller, {"offset": offset, "limit": limit}, options)


class AsyncCats(AsyncResource):
    """The operations of ``cats``.

    Each method is a coroutine.
    """

    def list(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncListCatsResponsePage, Cat]:
        """Sends ``GET /cats``.

        Args:
            offset: A parameter of the query. Defaults to ``0``.
            limit: A parameter of the query. At most 100. Defaults to ``20``.

        Returns:
            Some cats. A loop goes on to the pages that follow.
        """
        return _LIST.pages(self._caller, {"offset": offset, "limit": limit}, options)
