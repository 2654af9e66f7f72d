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
from ..client import AsyncClient, Client

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any as _Any

    from ..models.any import Any

__all__ = [
    "Call",
    "MockClient",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ModelsRoutes(Routes):
    """The ``models`` routes."""

    list: Route[Sequence[Any | Mapping[str, _Any]]]
    dict: Route[None]


class CloseRoutes(Routes):
    """The ``close`` routes."""

    close: Route[None]


class MockClient(Mock[Client, AsyncClient]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Client, AsyncClient, strict)
        self.models: ModelsRoutes = ModelsRoutes(self, "resources.models")
        self.close_: CloseRoutes = CloseRoutes(self, "resources.close", "close_")
