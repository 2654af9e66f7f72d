"""The ``jobs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, path

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
    "/jobs/{id}",
    arguments=(path("id"),),
    responses={
        "2XX": {"application/json": Ref("Job")},
        "404": {"application/json": Ref("Missing")},
        "4XX": {"application/json": Ref("Problem")},
        "default": {"application/problem+json": Ref("Problem")},
    },
)


class Jobs(SyncResource):
    """The ``jobs`` operations."""

    with_raw_response: JobsWithRawResponse
    with_streaming_response: JobsWithStreamingResponse

    def get(self, id: int, **options: Unpack[CallOptions]) -> Job:
        """Sends ``GET /jobs/{id}``.

        Args:
            id: A path parameter. For example ``1``.

        Returns:
            The job.

        Raises:
            NotFoundError: 404: Not known.
            APIStatusError: 4XX: Refused.
            APIStatusError: any other error: Anything else.
        """
        return self._call(_GET, {"id": id}, options)


