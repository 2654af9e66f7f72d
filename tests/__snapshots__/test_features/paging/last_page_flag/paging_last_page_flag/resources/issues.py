"""The ``issues`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_parameters import NumberPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncIssuesWithRawResponse,
        AsyncIssuesWithStreamingResponse,
        IssuesWithRawResponse,
        IssuesWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing
    from ..pages import AsyncIssuesPage, IssuesPage

_LIST: PagedOperation[IssuesPage, AsyncIssuesPage, Thing] = PagedOperation(
    "GET",
    "/issues",
    arguments=(query("startAt", "start_at"), query("maxResults", "max_results")),
    pagination=NumberPagination(
        "startAt",
        items=("values",),
        done=("isLast",),
        size="maxResults",
    ),
    responses={"200": {"application/json": Ref("Issues")}},
)


class Issues(SyncResource):
    """The ``issues`` operations."""

    with_raw_response: IssuesWithRawResponse
    with_streaming_response: IssuesWithStreamingResponse

    def list(
        self,
        *,
        start_at: int | None = None,
        max_results: int | None = None,
        **options: Unpack[CallOptions],
    ) -> IssuesPage:
        """Sends ``GET /issues``.

        Args:
            start_at: A query parameter. Defaults to ``0``.
            max_results: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(
            self._caller,
            {"start_at": start_at, "max_results": max_results},
            options,
        )


