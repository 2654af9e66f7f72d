"""The operations of ``issues``."""

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
    from ..models.thing import Thing
    from ..pages import AsyncIssuesPage, IssuesPage

_GET: Paged[IssuesPage, AsyncIssuesPage, Thing] = Paged(
    "GET",
    "/issues",
    arguments=(query("startAt", "start_at"), query("maxResults", "max_results")),
    paging=NumberPaging(
        "startAt",
        items=("values",),
        done=("isLast",),
        size="maxResults",
    ),
    responses={"200": {"application/json": Ref("Issues")}},
)


class Issues(SyncResource):
    """The operations of ``issues``."""

    def get(
        self,
        *,
        start_at: int | None = None,
        max_results: int | None = None,
        **options: Unpack[CallOptions],
    ) -> IssuesPage:
        """Sends ``GET /issues``.

        Args:
            start_at: A parameter of the query. Defaults to ``0``.
            max_results: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.page(
            self._caller,
            {"start_at": start_at, "max_results": max_results},
            options,
        )


class AsyncIssues(AsyncResource):
    """The operations of ``issues``.

    Each method is a coroutine.
    """

    def get(
        self,
        *,
        start_at: int | None = None,
        max_results: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncIssuesPage, Thing]:
        """Sends ``GET /issues``.

        Args:
            start_at: A parameter of the query. Defaults to ``0``.
            max_results: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.pages(
            self._caller,
            {"start_at": start_at, "max_results": max_results},
            options,
        )
