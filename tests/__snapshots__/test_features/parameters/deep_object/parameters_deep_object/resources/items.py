"""The ``items`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, query

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncItemsWithRawResponse,
        AsyncItemsWithStreamingResponse,
        ItemsWithRawResponse,
        ItemsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.filter import Filter
    from ..params.filter import FilterParam

_LIST: Operation[None] = Operation(
    "GET",
    "/items",
    arguments=(query("filter", codec=Ref("Filter"), style="deepObject"),),
    responses={"204": None},
)


class Items(SyncResource):
    """The ``items`` operations."""

    with_raw_response: ItemsWithRawResponse
    with_streaming_response: ItemsWithStreamingResponse

    def list(
        self,
        *,
        filter: Filter | FilterParam | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Sends ``GET /items``.

        Args:
            filter: A query parameter.
        """
        return self._call(_LIST, {"filter": filter}, options)


