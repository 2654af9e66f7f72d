"""The ``labels`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncLabelsWithRawResponse,
        AsyncLabelsWithStreamingResponse,
        LabelsWithRawResponse,
        LabelsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_SET: Operation[None] = Operation(
    "PUT",
    "/labels",
    arguments=(body_property("name"),),
    body="application/json",
    body_required=True,
    responses={"204": None},
)


class Labels(SyncResource):
    """The ``labels`` operations."""

    with_raw_response: LabelsWithRawResponse
    with_streaming_response: LabelsWithStreamingResponse

    def set(self, *, name: str, **options: Unpack[CallOptions]) -> None:
        """Sends ``PUT /labels``.

        Args:
            name: A property of the body.
        """
        return self._call(_SET, {"name": name}, options)


