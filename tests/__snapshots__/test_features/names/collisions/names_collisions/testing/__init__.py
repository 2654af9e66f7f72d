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
from ..client import AsyncCollisions, Collisions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.foo_bar_model_d0a472 import FooBarModel_d0a472

__all__ = [
    "Call",
    "MockCollisions",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class MyUsersRoutes(Routes):
    """The ``my users`` routes."""

    get_user_list: Route[None]
    user_list: Route[None]
    find_users: Route[FooBarModel_d0a472 | Mapping[str, Any]]


class MockCollisions(Mock[Collisions, AsyncCollisions]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Collisions, AsyncCollisions, strict)
        self.my_users: MyUsersRoutes = MyUsersRoutes(self, "resources.my_users")
