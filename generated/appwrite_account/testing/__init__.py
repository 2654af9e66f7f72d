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
from ..client import Appwrite, AsyncAppwrite

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..models.identity_list import IdentityList
    from ..models.log_list import LogList
    from ..models.session import Session
    from ..models.session_list import SessionList
    from ..models.token import Token
    from ..models.user import User

__all__ = [
    "Call",
    "MockAppwrite",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class AccountRoutes(Routes):
    """The ``account`` routes."""

    get: Route[User | Mapping[str, Any]]
    update_email: Route[User | Mapping[str, Any]]
    list_identities: Route[IdentityList | Mapping[str, Any]]
    delete_identity: Route[None]
    list_logs: Route[LogList | Mapping[str, Any]]
    update_name: Route[User | Mapping[str, Any]]
    update_password: Route[User | Mapping[str, Any]]
    update_phone: Route[User | Mapping[str, Any]]
    get_prefs: Route[Mapping[str, Any]]
    update_prefs: Route[User | Mapping[str, Any]]
    create_recovery: Route[Token | Mapping[str, Any]]
    update_recovery: Route[Token | Mapping[str, Any]]
    list_sessions: Route[SessionList | Mapping[str, Any]]
    delete_sessions: Route[None]
    get_session: Route[Session | Mapping[str, Any]]
    update_session: Route[Session | Mapping[str, Any]]
    delete_session: Route[None]
    update_status: Route[User | Mapping[str, Any]]
    create_verification: Route[Token | Mapping[str, Any]]
    update_verification: Route[Token | Mapping[str, Any]]
    create_phone_verification: Route[Token | Mapping[str, Any]]
    update_phone_verification: Route[Token | Mapping[str, Any]]


class MockAppwrite(Mock[Appwrite, AsyncAppwrite]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Appwrite, AsyncAppwrite, strict)
        self.account: AccountRoutes = AccountRoutes(self, "resources.account")
