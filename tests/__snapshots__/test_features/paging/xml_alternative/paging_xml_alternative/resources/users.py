"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import query
from .._runtime.page_parameters import CursorPagination
from .._runtime.pagination import PagedOperation
from .._runtime.xml import Named, Node, Xml

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
    from ..models.list_users import ListUsersResponseUsersItem
    from ..pages import AsyncListUsersResponsePage, ListUsersResponsePage

_LIST: PagedOperation[
    ListUsersResponsePage,
    AsyncListUsersResponsePage,
    ListUsersResponseUsersItem,
] = PagedOperation(
    "GET",
    "/users",
    arguments=(query("next_page_token"),),
    pagination=CursorPagination(
        "next_page_token",
        items=("users",),
        next=("next_page_token",),
    ),
    responses={
        "200": {
            "application/json": Ref("ListUsersResponse"),
            "application/xml": Xml(
                Ref("ListUsersResponseXml"),
                Node(Named("ListUsersResponseXml"), "root"),
            ),
        },
    },
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def list(
        self,
        *,
        next_page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> ListUsersResponsePage:
        """Sends ``GET /users``.

        Args:
            next_page_token: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"next_page_token": next_page_token}, options)


