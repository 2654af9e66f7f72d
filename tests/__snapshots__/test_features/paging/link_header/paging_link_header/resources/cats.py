"""The operations of ``cats``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.containers import ListOf
from .._runtime.operations import path, query
from .._runtime.paging import Paged
from .._runtime.paging_urls import LinkPaging
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from .._runtime.pages import AsyncListPage, SyncListPage
    from .._runtime.paginator import Paginator
    from ..models.cat import Cat

_LIST: Paged[SyncListPage[Cat], AsyncListPage[Cat], Cat] = Paged(
    "GET",
    "/cats",
    arguments=(query("per_page"),),
    paging=LinkPaging(),
    responses={"200": {"application/json": ListOf(Ref("Cat"))}},
)
_LIST_TOYS: Paged[SyncListPage[Cat], AsyncListPage[Cat], Cat] = Paged(
    "GET",
    "/cats/{name}/toys",
    arguments=(path("name"),),
    paging=LinkPaging(),
    responses={"200": {"application/json": ListOf(Ref("Cat"))}},
)


class Cats(SyncResource):
    """The operations of ``cats``."""

    def list(
        self,
        *,
        per_page: int | None = None,
        **options: Unpack[CallOptions],
    ) -> SyncListPage[Cat]:
        """Sends ``GET /cats``.

        Args:
            per_page: A parameter of the query.

        Returns:
            Some cats. A loop goes on to the pages that follow.
        """
        return _LIST.page(self._caller, {"per_page": per_page}, options)

    def list_toys(self, name: str, **options: Unpack[CallOptions]) -> SyncListPage[Cat]:
        """Sends ``GET /cats/{name}/toys``.

        Args:
            name: A part of the path.

        Returns:
            Some cats. A loop goes on to the pages that follow.
        """
        return _LIST_TOYS.page(self._caller, {"name": name}, options)


class AsyncCats(AsyncResource):
    """The operations of ``cats``.

    Each method is a coroutine.
    """

    def list(
        self,
        *,
        per_page: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncListPage[Cat], Cat]:
        """Sends ``GET /cats``.

        Args:
            per_page: A parameter of the query.

        Returns:
            Some cats. A loop goes on to the pages that follow.
        """
        return _LIST.pages(self._caller, {"per_page": per_page}, options)

    def list_toys(
        self,
        name: str,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncListPage[Cat], Cat]:
        """Sends ``GET /cats/{name}/toys``.

        Args:
            name: A part of the path.

        Returns:
            Some cats. A loop goes on to the pages that follow.
        """
        return _LIST_TOYS.pages(self._caller, {"name": name}, options)
