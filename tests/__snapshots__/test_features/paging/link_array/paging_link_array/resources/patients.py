"""The operations of ``patients``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.paging import Paged
from .._runtime.paging_urls import UrlPaging
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from .._runtime.paginator import Paginator
    from ..models.bundle import BundleEntryItem
    from ..pages import AsyncBundlePage, BundlePage

_GET: Paged[BundlePage, AsyncBundlePage, BundleEntryItem] = Paged(
    "GET",
    "/patients",
    paging=UrlPaging(items=("entry",), next=("link",)),
    responses={"200": {"application/fhir+json": Ref("Bundle")}},
)


class Patients(SyncResource):
    """The operations of ``patients``."""

    def get(self, **options: Unpack[CallOptions]) -> BundlePage:
        """Sends ``GET /patients``.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.page(self._caller, {}, options)


class AsyncPatients(AsyncResource):
    """The operations of ``patients``.

    Each method is a coroutine.
    """

    def get(
        self,
        **options: Unpack[CallOptions],
    ) -> Paginator[AsyncBundlePage, BundleEntryItem]:
        """Sends ``GET /patients``.

        Returns:
            Some. A loop goes on to the pages that follow.
        """
        return _GET.pages(self._caller, {}, options)
