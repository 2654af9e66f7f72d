"""The ``tests`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import Ref
from .._runtime.operations import Operation, body_property

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncTestsWithRawResponse,
        AsyncTestsWithStreamingResponse,
        TestsWithRawResponse,
        TestsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.test_result import TestResult

_RUN: Operation[TestResult] = Operation(
    "POST",
    "/tests",
    arguments=(body_property("name"),),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("TestResult")}},
)


class Tests(SyncResource):
    """The ``tests`` operations."""

    with_raw_response: TestsWithRawResponse
    with_streaming_response: TestsWithStreamingResponse

    def run(self, *, name: str, **options: Unpack[CallOptions]) -> TestResult:
        """Sends ``POST /tests``.

        Args:
            name: A property of the body.

        Returns:
            The end.
        """
        return self._call(_RUN, {"name": name}, options)


