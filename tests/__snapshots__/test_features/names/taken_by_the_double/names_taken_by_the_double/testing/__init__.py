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
from ..client import AsyncCalls, Calls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..models.client_routes import ClientRoutes as _ClientRoutes
    from ..models.route import Route as _Route

__all__ = [
    "Call",
    "MockCalls",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ClientRoutes(Routes):
    """The ``client`` routes."""

    returns: Route[Sequence[_ClientRoutes | Mapping[str, Any]]]
    list: Route[_Route | Mapping[str, Any]]


class CallsRoutes(Routes):
    """The ``calls`` routes."""

    reset: Route[bytes]


