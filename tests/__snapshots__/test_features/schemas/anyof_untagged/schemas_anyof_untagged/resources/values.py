"""The ``values`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, whole_body

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncValuesWithRawResponse,
        AsyncValuesWithStreamingResponse,
        ValuesWithRawResponse,
        ValuesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.holder import Holder
    from ..models.value import Value

_PUT: Operation[Holder] = Operation(
    "POST",
    "/values",
    arguments=(whole_body("body", Ref("Value")),),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Holder")}},
)


class Values(SyncResource):
    """The ``values`` operations."""

    with_raw_response: ValuesWithRawResponse
    with_streaming_response: ValuesWithStreamingResponse

    def put(self, *, body: Value, **options: Unpack[CallOptions]) -> Holder:
        """Sends ``POST /values``.

        Args:
            body: The body.

        Returns:
            Kept.
        """
        return self._call(_PUT, {"body": body}, options)


