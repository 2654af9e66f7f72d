"""The ``tasks`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_parameters import CursorPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncTasksWithRawResponse,
        AsyncTasksWithStreamingResponse,
        TasksWithRawResponse,
        TasksWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing
    from ..pages import AsyncTasksPage, TasksPage

_LIST: PagedOperation[TasksPage, AsyncTasksPage, Thing] = PagedOperation(
    "GET",
    "/tasks",
    arguments=(query("offset"), query("limit")),
    pagination=CursorPagination(
        "offset",
        items=("data",),
        next=("next_page", "offset"),
    ),
    responses={"200": {"application/json": Ref("Tasks")}},
)


class Tasks(SyncResource):
    """The ``tasks`` operations."""

    with_raw_response: TasksWithRawResponse
    with_streaming_response: TasksWithStreamingResponse

    def list(
        self,
        *,
        offset: str | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> TasksPage:
        """Sends ``GET /tasks``.

        Args:
            offset: A query parameter.
            limit: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"offset": offset, "limit": limit}, options)


