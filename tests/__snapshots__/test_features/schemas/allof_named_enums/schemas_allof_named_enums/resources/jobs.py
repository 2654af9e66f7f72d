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
    from ..models.job import Job

_GET: Operation[Job] = Operation(
    "GET",
    "/jobs",
    responses={"200": {"application/json": Ref("Job")}},
)


class Jobs(SyncResource):
    """The ``jobs`` operations."""

    with_raw_response: JobsWithRawResponse
    with_streaming_response: JobsWithStreamingResponse

    def get(self, **options: Unpack[CallOptions]) -> Job:
        """Sends ``GET /jobs``.

        Returns:
            It.
        """
        return self._call(_GET, {}, options)


