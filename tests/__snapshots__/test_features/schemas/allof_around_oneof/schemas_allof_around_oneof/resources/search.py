"""The ``search`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncSearchWithRawResponse,
        AsyncSearchWithStreamingResponse,
        SearchWithRawResponse,
        SearchWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.found import Found
    from ..models.ranked import Ranked

_SEARCH: Operation[Found] = Operation(
    "GET",
    "/search",
    responses={"200": {"application/json": Ref("Found")}},
)
_RANK: Operation[Ranked] = Operation(
    "GET",
    "/rank",
    responses={"200": {"application/json": Ref("Ranked")}},
)


class Search(SyncResource):
    """The ``search`` operations."""

    with_raw_response: SearchWithRawResponse
    with_streaming_response: SearchWithStreamingResponse

    def search(self, **options: Unpack[CallOptions]) -> Found:
        """Sends ``GET /search``.

        Returns:
            Found.
        """
        return self._call(_SEARCH, {}, options)

    def rank(self, **options: Unpack[CallOptions]) -> Ranked:
        """Sends ``GET /rank``.

        Returns:
            Ranked.
        """
        return self._call(_RANK, {}, options)


