"""A test double of the service, for programs that use it."""

from __future__ import annotations

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
from ..client import AsyncRawAnswers, RawAnswers

__all__ = [
    "Call",
    "MockRawAnswers",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class RawRoutes(Routes):
    """The routes of ``raw``."""

    get_image: Route[bytes]
    get_bytes: Route[bytes]
    get_text: Route[str]
    get_word: Route[str]
    get_photo: Route[bytes]
    get_icon: Route[bytes]
    get_logo: Route[bytes]


class MockRawAnswers(Mock[RawAnswers, AsyncRawAnswers]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(RawAnswers, AsyncRawAnswers, strict)
        self.raw = RawRoutes(self, "resources.raw")
