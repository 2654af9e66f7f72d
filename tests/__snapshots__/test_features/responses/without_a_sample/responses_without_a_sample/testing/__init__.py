"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AsyncResponsesWithoutASample, ResponsesWithoutASample

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.pet import Pet

__all__ = [
    "Call",
    "MockResponsesWithoutASample",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class PetsRoutes(Routes):
    """The ``pets`` routes."""

    get: Route[Pet | Mapping[str, Any]]
    add: Route[Pet | Mapping[str, Any]]


class MockResponsesWithoutASample(
    Mock[ResponsesWithoutASample, AsyncResponsesWithoutASample],
):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(ResponsesWithoutASample, AsyncResponsesWithoutASample, strict)
        self.pets: PetsRoutes = PetsRoutes(self, "resources.pets")
