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
from ..client import Answers, AsyncAnswers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ..models.result import Result

__all__ = [
    "Call",
    "MockAnswers",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ClientMethodsRoutes(Routes):
    """The client's own routes."""

    search: Route[Result | Mapping[str, Any]]
    chat: Route[Result | Mapping[str, Any] | Iterable[Result | Mapping[str, Any]]]
    calls_: Route[Iterable[Result | Mapping[str, Any]]]
    ping: Route[None]


class ThingsRoutes(Routes):
    """The ``things`` routes."""

    list: Route[Result | Mapping[str, Any]]


class MockAnswers(Mock[Answers, AsyncAnswers], ClientMethodsRoutes):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Answers, AsyncAnswers, strict)
        self._add_routes(self, "resources.client_methods", ClientMethodsRoutes)
        self.things: ThingsRoutes = ThingsRoutes(self, "resources.things")
