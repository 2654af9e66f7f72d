"""The ``patients`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.page_links import UrlPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPatientsWithRawResponse,
        AsyncPatientsWithStreamingResponse,
        PatientsWithRawResponse,
        PatientsWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..models.bundle import BundleEntryItem
    from ..pages import AsyncBundlePage, BundlePage

_LIST: PagedOperation[BundlePage, AsyncBundlePage, BundleEntryItem] = PagedOperation(
    "GET",
    "/patients",
    pagination=UrlPagination(items=("entry",), next=("link",)),
    responses={"200": {"application/fhir+json": Ref("Bundle")}},
)


class Patients(SyncResource):
    """The ``patients`` operations."""

    with_raw_response: PatientsWithRawResponse
    with_streaming_response: PatientsWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> BundlePage:
        """Sends ``GET /patients``.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {}, options)


