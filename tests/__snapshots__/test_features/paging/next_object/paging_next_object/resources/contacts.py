"""The ``contacts`` operations."""

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
        AsyncContactsWithRawResponse,
        AsyncContactsWithStreamingResponse,
        ContactsWithRawResponse,
        ContactsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.thing import Thing
    from ..pages import AsyncContactsPage, ContactsPage

_LIST: PagedOperation[ContactsPage, AsyncContactsPage, Thing] = PagedOperation(
    "GET",
    "/contacts",
    arguments=(query("starting_after"), query("per_page")),
    pagination=CursorPagination(
        "starting_after",
        items=("data",),
        next=("pages", "next", "starting_after"),
    ),
    responses={"200": {"application/json": Ref("Contacts")}},
)


class Contacts(SyncResource):
    """The ``contacts`` operations."""

    with_raw_response: ContactsWithRawResponse
    with_streaming_response: ContactsWithStreamingResponse

    def list(
        self,
        *,
        starting_after: str | None = None,
        per_page: int | None = None,
        **options: Unpack[CallOptions],
    ) -> ContactsPage:
        """Sends ``GET /contacts``.

        Args:
            starting_after: A query parameter.
            per_page: A query parameter.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(
            self._caller,
            {"starting_after": starting_after, "per_page": per_page},
            options,
        )


