"""The ``articles`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.page_links import UrlPagination
from .._runtime.pagination import PagedOperation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        ArticlesWithRawResponse,
        ArticlesWithStreamingResponse,
        AsyncArticlesWithRawResponse,
        AsyncArticlesWithStreamingResponse,
    )
    from .._runtime.pagination import Paginator
    from .._runtime.settings import CallOptions
    from ..pages import ArticlesPage, AsyncArticlesPage

_LIST: PagedOperation[ArticlesPage, AsyncArticlesPage, str] = PagedOperation(
    "GET",
    "/articles",
    pagination=UrlPagination(items=("data",), next=("links", "next")),
    responses={"200": {"application/vnd.api+json": Ref("Articles")}},
)


class Articles(SyncResource):
    """The ``articles`` operations."""

    with_raw_response: ArticlesWithRawResponse
    with_streaming_response: ArticlesWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> ArticlesPage:
        """Sends ``GET /articles``.

        Returns:
            Some. Iterate over it for the items of all pages.
        """
        return _LIST.page(self._caller, {}, options)


