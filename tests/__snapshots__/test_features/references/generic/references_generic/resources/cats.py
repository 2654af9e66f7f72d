"""The ``cats`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncCatsWithRawResponse,
        AsyncCatsWithStreamingResponse,
        CatsWithRawResponse,
        CatsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.cat_page import CatPage

_LIST: Operation[CatPage] = Operation(
    "GET",
    "/cats",
    responses={"200": {"application/json": Ref("CatPage")}},
)


class Cats(SyncResource):
    """The ``cats`` operations."""

    with_raw_response: CatsWithRawResponse
    with_streaming_response: CatsWithStreamingResponse

    def list(self, **options: Unpack[CallOptions]) -> CatPage:
        """Sends ``GET /cats``.

        Returns:
            Some.
        """
        return self._call(_LIST, {}, options)


