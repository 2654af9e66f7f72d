"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.operations import query
from .._runtime.page_parameters import CursorPagination, NumberPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncUsersWithRawResponse,
        AsyncUsersWithStreamingResponse,
        UsersWithRawResponse,
        UsersWithStreamingResponse,
    )
    from .._runtime.pagination import AsyncListPage, Paginator, SyncListPage
    from .._runtime.settings import CallOptions
    from ..models.users import UsersUsersItem
    from ..pages import AsyncUsersPage, UsersPage

_LIST: PagedOperation[UsersPage | None, AsyncUsersPage | None, UsersUsersItem] = (
    PagedOperation(
        "GET",
        "/users",
        arguments=(query("page_token"),),
        pagination=CursorPagination(
            "page_token",
            items=("users",),
            next=("next_page_token",),
        ),
        responses={
            "200": {"text/csv": STRING, "application/json": Ref("Users")},
            "204": None,
        },
    )
)
_LIST_NAMES: PagedOperation[
    SyncListPage[str] | None,
    AsyncListPage[str] | None,
    str,
] = PagedOperation(
    "GET",
    "/names",
    arguments=(query("offset"), query("limit")),
    pagination=NumberPagination("offset", size="limit"),
    responses={"200": {"application/json": ListOf(STRING)}, "204": None},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def list(
        self,
        *,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> UsersPage | None:
        """Sends ``GET /users``.

        Args:
            page_token: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"page_token": page_token}, options)

    def list_names(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> SyncListPage[str] | None:
        """Sends ``GET /names``.

        Args:
            offset: A query parameter.
            limit: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST_NAMES.page(
            self._caller,
            {"offset": offset, "limit": limit},
            options,
        )


