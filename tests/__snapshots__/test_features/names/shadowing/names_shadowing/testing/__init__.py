"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
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
    """The routes of ``models``."""

    list: Route[Sequence[Any | Mapping[str, _Any]]]
    dict: Route[None]


class CloseRoutes(Routes):
    """The routes of ``close``."""

    close: Route[None]


class MockClient(Mock[Client, AsyncClient]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Client, AsyncClient, strict)
        self.models = ModelsRoutes(self, "resources.models")
        self.close_ = CloseRoutes(self, "resources.close", "close_")
