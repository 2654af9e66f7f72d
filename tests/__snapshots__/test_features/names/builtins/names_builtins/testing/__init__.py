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
from ..client import AsyncBuiltins, Builtins

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.getattr_ import Getattr

__all__ = [
    "Call",
    "MockBuiltins",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class PropertyRoutes(Routes):
    """The ``property`` routes."""

    isinstance: Route[Getattr | Mapping[str, Any]]


class MockBuiltins(Mock[Builtins, AsyncBuiltins]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Builtins, AsyncBuiltins, strict)
        self.property: PropertyRoutes = PropertyRoutes(self, "resources.property")
