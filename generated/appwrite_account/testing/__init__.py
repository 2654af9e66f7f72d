"""A test double of the service, for programs that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.mock_calls import Call, SentRequest
from .._runtime.mock_routes import Route, Routes, UnexpectedCallError
from .._runtime.mocks import Mock
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
    """The routes of ``account``."""

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
    """A test double: clients of it get what a test wants, without a network.

    ``client`` and ``async_client`` talk to it; each operation is a route. With
    ``strict``, a call without an answer set fails rather than getting an example,
    answers must be as described, and all that were set must be asked for.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(Appwrite, AsyncAppwrite, strict)
        self.account = AccountRoutes(self, "resources.account")
