"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.testing import Call, Mock, Routes, SentRequest, UnexpectedCallError
from .._runtime.testing import Route as _Route
from ..client import AsyncCalls, Calls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..models.client_routes import ClientRoutes as _ClientRoutes
    from ..models.route import Route

__all__ = [
    "Call",
    "MockCalls",
    "SentRequest",
    "UnexpectedCallError",
]


class ClientRoutes(Routes):
    """The ``client`` routes."""

    returns: _Route[Sequence[_ClientRoutes | Mapping[str, Any]]]
    list: _Route[Route | Mapping[str, Any]]


class CallsRoutes(Routes):
    """The ``calls`` routes."""

    reset: _Route[bytes]


