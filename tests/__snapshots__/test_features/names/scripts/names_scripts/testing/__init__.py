"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import (
    AsyncCyrillicCapitalLetterElCyrillic_161e4390,
    CyrillicCapitalLetterElCyrillic_161e4390,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.groe import Größe

__all__ = [
    "Call",
    "MockCyrillicCapitalLetterElCyrillic_161e4390",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class GrößenRoutes(Routes):
    """The routes of ``größen``."""

    größe_holen: Route[Größe | Mapping[str, Any]]


class MockCyrillicCapitalLetterElCyrillic_161e4390(
    Mock[
        CyrillicCapitalLetterElCyrillic_161e4390,
        AsyncCyrillicCapitalLetterElCyrillic_161e4390,
    ]
):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(
            CyrillicCapitalLetterElCyrillic_161e4390,
            AsyncCyrillicCapitalLetterElCyrillic_161e4390,
            strict,
        )
        self.größen = GrößenRoutes(self, "resources.groen", "größen")
