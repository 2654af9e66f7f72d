"""The ``page`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncPageWithRawResponse,
        AsyncPageWithStreamingResponse,
        PageWithRawResponse,
        PageWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.get_page import GetPageResponse

_GET: Operation[GetPageResponse] = Operation(
    "GET",
    "/page",
    responses={"200": {"application/json": Ref("GetPageResponse")}, "304": None},
)


class Page(SyncResource):
    """The ``page`` operations."""

    with_raw_response: PageWithRawResponse
    with_streaming_response: PageWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> GetPageResponse:
        """Sends ``GET /page``.

        Returns:
            The page.

        Raises:
            APIStatusError: 304: Nothing newer.
        """
        return self._call(_GET, {}, options)


