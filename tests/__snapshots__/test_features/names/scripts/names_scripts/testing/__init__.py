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
    """The ``größen`` routes."""

    größe_holen: Route[Größe | Mapping[str, Any]]


class MockCyrillicCapitalLetterElCyrillic_161e4390(
    Mock[
        CyrillicCapitalLetterElCyrillic_161e4390,
        AsyncCyrillicCapitalLetterElCyrillic_161e4390,
    ],
):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(
            CyrillicCapitalLetterElCyrillic_161e4390,
            AsyncCyrillicCapitalLetterElCyrillic_161e4390,
            strict,
        )
        self.größen = GrößenRoutes(self, "resources.groen", "größen")
