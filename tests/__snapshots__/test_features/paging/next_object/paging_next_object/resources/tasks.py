"""The operations of ``tasks``."""

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
    from ..pages import AsyncTasksPage, TasksPage

_GET: Paged[TasksPage, AsyncTasksPage, Thing] = Paged(
    "GET",
    "/tasks",
    arguments=(query("offset"), query("limit")),
    paging=CursorPaging("offset", items=("data",), next=("next_page", "offset")),
    responses={"200": {"application/json": Ref("Tasks")}},
)


class Tasks(SyncResource):
    """The operations of ``tasks``."""

    def get(
        self,
        *,
        offset: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> TasksPage:
        """Sends ``GET /tasks``.

        Args:
            offset: A parameter of the query.
            limit: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.page(self._caller, {"offset": offset, "limit": limit}, options)


class AsyncTasks(AsyncResource):
    """The operations of ``tasks``.

    Each method is a coroutine.
    """

    def get(
        self,
        *,
        offset: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncTasksPage, Thing]:
        """Sends ``GET /tasks``.

        Args:
            offset: A parameter of the query.
            limit: A parameter of the query.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.pages(self._caller, {"offset": offset, "limit": limit}, options)
