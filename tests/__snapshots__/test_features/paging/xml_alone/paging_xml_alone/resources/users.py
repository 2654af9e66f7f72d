"""The ``users`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import body_property, query
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
    from ..models.user import User
    from ..pages import AsyncUsersPage, UsersPage

_LIST: PagedOperation[UsersPage, AsyncUsersPage, User] = PagedOperation(
    "GET",
    "/users",
    arguments=(query("Marker", "marker"),),
    pagination=CursorPagination(
        "Marker",
        items=("Users",),
        next=("Marker",),
        more=("IsTruncated",),
    ),
    responses={"200": {"text/xml": Xml(Ref("Users"), Node(Named("Users"), "Users"))}},
)
_SEARCH: PagedOperation[UsersPage, AsyncUsersPage, User] = PagedOperation(
    "POST",
    "/users/search",
    arguments=(query("Marker", "marker"), body_property("Marker", "body_marker")),
    body="application/json",
    pagination=CursorPagination(
        "Marker",
        items=("Users",),
        next=("Marker",),
        more=("IsTruncated",),
        in_body=True,
    ),
    responses={"200": {"application/json": Ref("Users")}},
)


class Users(SyncResource):
    """The ``users`` operations."""

    with_raw_response: UsersWithRawResponse
    with_streaming_response: UsersWithStreamingResponse

    def list(
        self,
        *,
        marker: str | None = None,
        **options: Unpack[CallOptions],
    ) -> UsersPage:
        """Sends ``GET /users``.

        Args:
            marker: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {"marker": marker}, options)

    def search(
        self,
        *,
        marker: str | None = None,
        body_marker: str | None = None,
        **options: Unpack[CallOptions],
    ) -> UsersPage:
        """Sends ``POST /users/search``.

        Args:
            marker: A query parameter.
            body_marker: A property of the body.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _SEARCH.page(
            self._caller,
            {"marker": marker, "body_marker": body_marker},
            options,
        )


