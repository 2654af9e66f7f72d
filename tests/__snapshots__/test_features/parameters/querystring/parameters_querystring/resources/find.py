"""The ``find`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation
from .._runtime.parameters import querystring

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncFindWithRawResponse,
        AsyncFindWithStreamingResponse,
        FindWithRawResponse,
        FindWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.find import FindQuery
    from ..params.find import FindQueryParam

_FIND: Operation[None] = Operation(
    "GET",
    "/find",
    arguments=(
        querystring(
            "query",
            codec=Ref("FindQuery"),
            media_type="application/x-www-form-urlencoded",
        ),
    ),
    responses={"204": None},
)


class Find(SyncResource):
    """The ``find`` operations."""

    with_raw_response: FindWithRawResponse
    with_streaming_response: FindWithStreamingResponse

    def find(
        self,
        *,
        query: FindQuery | FindQueryParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /find``.

        Args:
            query: The whole query string. For example ``{"text":"a b","page":2}``.
        """
        return self._call(_FIND, {"query": query}, options)


