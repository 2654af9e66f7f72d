"""The ``teams`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_queries import QueryPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from .._raw_responses import (
        AsyncTeamsWithRawResponse,
        AsyncTeamsWithStreamingResponse,
        TeamsWithRawResponse,
        TeamsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.team import Team
    from ..pages import AsyncTeamListPage, TeamListPage

_LIST: PagedOperation[TeamListPage, AsyncTeamListPage, Team] = PagedOperation(
    "GET",
    "/teams",
    arguments=(query("queries"),),
    pagination=QueryPagination(
        "queries",
        items=("teams",),
        last="$id",
        total=("total",),
        json=True,
    ),
    responses={"200": {"application/json": Ref("TeamList")}},
)


class Teams(SyncResource):
    """The ``teams`` operations."""

    with_raw_response: TeamsWithRawResponse
    with_streaming_response: TeamsWithStreamingResponse

    def list(
        self,
        *,
        queries: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> TeamListPage:
        """Sends ``GET /teams``.

        Args:
            queries: Array of query strings. You may filter on the following attributes:
                name, total. Defaults to ``[]``.

        Returns:
            Some teams. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"queries": queries}, options)


