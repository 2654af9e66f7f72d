"""The operations of ``jobs``."""

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
    from ..pages import AsyncJobsPage, JobsPage

_GET: Paged[JobsPage, AsyncJobsPage, str] = Paged(
    "GET",
    "/jobs",
    arguments=(query("pageToken", "page_token"),),
    paging=CursorPaging("pageToken", items=("names",), next=("nextPageToken",)),
    responses={"200": {"application/json": Ref("Jobs")}},
)


class Jobs(SyncResource):
    """The operations of ``jobs``."""

    def get(
        self,
        *,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> JobsPage:
        """Sends ``GET /jobs``.

        Args:
            page_token: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.page(self._caller, {"page_token": page_token}, options)


class AsyncJobs(AsyncResource):
    """The operations of ``jobs``.

    Each method is a coroutine.
    """

    def get(
        self,
        *,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncJobsPage, str]:
        """Sends ``GET /jobs``.

        Args:
            page_token: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.pages(self._caller, {"page_token": page_token}, options)
