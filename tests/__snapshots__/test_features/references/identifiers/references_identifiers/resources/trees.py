"""The ``trees`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncTreesWithRawResponse,
        AsyncTreesWithStreamingResponse,
        TreesWithRawResponse,
        TreesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.tree import Tree

_GET: Operation[Tree] = Operation(
    "GET",
    "/trees",
    responses={"200": {"application/json": Ref("Tree")}},
)


class Trees(SyncResource):
    """The ``trees`` operations."""

    with_raw_response: TreesWithRawResponse
    with_streaming_response: TreesWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Tree:
        """Sends ``GET /trees``.

        Returns:
            It.
        """
        return self._call(_GET, {}, options)


