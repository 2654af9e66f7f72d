"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AsyncBatches, Batches

__all__ = [
    "Call",
    "MockBatches",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class BatchesRoutes(Routes):
    """The ``batches`` routes."""

    create: Route[None]


class MockBatches(Mock[Batches, AsyncBatches]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Batches, AsyncBatches, strict)
        self.batches: BatchesRoutes = BatchesRoutes(self, "resources.batches")
