"""The operations of ``jobs``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operations import Operation, path
from .._runtime.references import Ref
from .._runtime.resources import AsyncResource, SyncResource

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import CallOptions
    from ..models.job import Job

_GET_JOB: Operation[Job] = Operation(
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
    """The operations of ``jobs``."""

    def get_job(self, id: int, **options: Unpack[CallOptions]) -> Job:
        """Sends ``GET /jobs/{id}``.

        Args:
            id: A part of the path. For example ``1``.

        Returns:
            The job.

        Raises:
            NotFoundError: 404: Not known.
            APIStatusError: 4XX: Refused.
            APIStatusError: any other error: Anything else.
        """
        return self._call(_GET_JOB, {"id": id}, options)


class AsyncJobs(AsyncResource):
    """The operations of ``jobs``.

    Each method is a coroutine.
    """

    async def get_job(self, id: int, **options: Unpack[CallOptions]) -> Job:
        """Sends ``GET /jobs/{id}``.

        Args:
            id: A part of the path. For example ``1``.

        Returns:
            The job.

        Raises:
            NotFoundError: 404: Not known.
            APIStatusError: 4XX: Refused.
            APIStatusError: any other error: Anything else.
        """
        return await self._call(_GET_JOB, {"id": id}, options)
