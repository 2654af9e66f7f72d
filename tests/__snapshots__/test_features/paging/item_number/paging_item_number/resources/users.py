"""The ``users`` operations."""

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
        AsyncUsersWithRawResponse,
        AsyncUsersWithStreamingResponse,
        UsersWithRawResponse,
        UsersWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.list_users import ListUsersResponseResourcesItem
    from ..pages import AsyncListUsersResponsePage, ListUsersResponsePage

_LIST: PagedOperation[
    ListUsersResponsePage,
    AsyncListUsersResponsePage,
    ListUsersResponseResourcesItem,
] = PagedOperation(
    "GET",
    "/Users",
    arguments=(query("startIndex", "start_index"), query("count")),
    pagination=NumberPagination(
        "startIndex",
        start=1,
        items=("Resources",),
        total=("totalResults",),
        at=("startIndex",),
        size="count",
    ),
    responses={"200": {"application/scim+json": Ref("ListUsersResponse")}},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def list(
        self,
        *,
        start_index: int | None = None,
        count: int | None = None,
        **options: Unpack[CallOptions],
    ) -> ListUsersResponsePage:
        """Sends ``GET /Users``.

        Args:
            start_index: A query parameter.
            count: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(
            self._caller,
            {"start_index": start_index, "count": count},
            options,
        )


