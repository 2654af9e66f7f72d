"""The ``reports`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.formats import BINARY
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Literal, Unpack

    from .._raw_responses import (
        AsyncReportsWithRawResponse,
        AsyncReportsWithStreamingResponse,
        ReportsWithRawResponse,
        ReportsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.report import Report

_GET: Operation[Report] = Operation(
    "GET",
    "/reports/{id}",
    arguments=(path("id"),),
    responses={
        "200": {"application/json": Ref("Report")},
        "default": {"application/json": Ref("Error")},
    },
)
_GET_FILE: Operation[bytes] = Operation(
    "GET",
    "/reports/{id}/file",
    arguments=(path("id"),),
    responses={"200": {"application/pdf": BINARY}},
)


class Reports(SyncResource):
    """The ``reports`` operations."""

    with_raw_response: ReportsWithRawResponse
    with_streaming_response: ReportsWithStreamingResponse

    def get(self, *, id: Literal[7] = 7, **options: Unpack[CallOptions]) -> Report:
        """Sends ``GET /reports/{id}``.

        Args:
            id: A path parameter.

        Returns:
            A report.

        Raises:
            APIStatusError: any other error: No.
        """
        return self._call(_GET, {"id": id}, options)

    def get_file(self, *, id: Literal[7] = 7, **options: Unpack[CallOptions]) -> bytes:
        """Sends ``GET /reports/{id}/file``.

        Args:
            id: A path parameter.

        Returns:
            A file.
        """
        return self._call(_GET_FILE, {"id": id}, options)


