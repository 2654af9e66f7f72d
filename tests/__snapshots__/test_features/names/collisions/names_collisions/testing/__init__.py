"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
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


class MyUsersGroup_1d502eRoutes(Routes):
    """The routes of ``my users``."""

    user_list: Route[None]
    find_users: Route[FooBarModel_d0a472 | Mapping[str, Any]]


class MyUsersGroup_0a649bRoutes(Routes):
    """The routes of ``my-users``."""

    user_list: Route[None]


class MockCollisions(Mock[Collisions, AsyncCollisions]):
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Collisions, AsyncCollisions, strict)
        self.my_users_group_1d502e = MyUsersGroup_1d502eRoutes(
            self,
            "resources.my_users_group_1d502e",
        )
        self.my_users_group_0a649b = MyUsersGroup_0a649bRoutes(
            self,
            "resources.my_users_group_0a649b",
        )
