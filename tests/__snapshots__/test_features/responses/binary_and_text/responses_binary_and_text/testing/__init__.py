"""A mock of the service, for tests of programs that use it."""

from __future__ import annotations

from .._runtime.testing import (
    Call,
    Mock,
    Route,
    Routes,
    SentRequest,
    UnexpectedCallError,
)
from ..client import AsyncRawAnswers, RawAnswers

__all__ = [
    "Call",
    "MockRawAnswers",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class RawRoutes(Routes):
    """The ``raw`` routes."""

    get_image: Route[bytes]
    get_bytes: Route[bytes]
    get_text: Route[str]
    get_word: Route[str]
    get_photo: Route[bytes]
    get_icon: Route[bytes]
    get_logo: Route[bytes]


class MockRawAnswers(Mock[RawAnswers, AsyncRawAnswers]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(RawAnswers, AsyncRawAnswers, strict)
        self.raw: RawRoutes = RawRoutes(self, "resources.raw")
