"""The ``jobs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncJobsWithRawResponse,
        AsyncJobsWithStreamingResponse,
        JobsWithRawResponse,
        JobsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.result import Result
    from ..models.ticket import Ticket

_START: Operation[Result | Ticket | None] = Operation(
    "POST",
    "/jobs",
    responses={
        "200": {"application/json": Ref("Result")},
        "202": {"application/json": Ref("Ticket")},
        "204": None,
    },
)


class Jobs(SyncResource):
    """The ``jobs`` operations."""

    with_raw_response: JobsWithRawResponse
    with_streaming_response: JobsWithStreamingResponse

    def start(self, **options: Unpack[CallOptions]) -> Result | Ticket | None:
        """Sends ``POST /jobs``.

        Returns:
            Finished at once.

            Under way.
        """
        return self._call(_START, {}, options)


