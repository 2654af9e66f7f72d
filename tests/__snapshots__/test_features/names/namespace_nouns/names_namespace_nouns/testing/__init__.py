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
from ..client import AsyncPetAccounts, PetAccounts

__all__ = [
    "Call",
    "MockPetAccounts",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class AccountsRoutes(Routes):
    """The ``accounts`` routes."""

    list: Route[None]
    delete_all: Route[None]
    get: Route[None]
    delete: Route[None]
    list_pets: Route[None]


class PetsRoutes(Routes):
    """The ``pets`` routes."""

    create: Route[None]


class MockPetAccounts(Mock[PetAccounts, AsyncPetAccounts]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(PetAccounts, AsyncPetAccounts, strict)
        self.accounts: AccountsRoutes = AccountsRoutes(self, "resources.accounts")
        self.pets: PetsRoutes = PetsRoutes(self, "resources.pets")
