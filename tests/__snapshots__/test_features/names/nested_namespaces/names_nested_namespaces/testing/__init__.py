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
from ..client import AsyncChatService, ChatService

if TYPE_CHECKING:
    from .._runtime.testing import Service

__all__ = [
    "Call",
    "MockChatService",
    "Route",
    "SentRequest",
    "UnexpectedCallError",
]


class ChatCompletionsRoutes(Routes):
    """The ``chat.completions`` routes."""

    list: Route[str]
    create: Route[str]

    def __init__(
        self,
        service: Service,
        module: str,
        name: str = "",
    ) -> None:
        super().__init__(service, module, name)
        self.messages: ChatCompletionsMessagesRoutes = ChatCompletionsMessagesRoutes(
            service,
            "resources.chat_completions_messages",
            "chat.completions.messages",
        )


class ChatCompletionsMessagesRoutes(Routes):
    """The ``chat.completions.messages`` routes."""

    list: Route[str]


class StatusRoutes(Routes):
    """The ``status`` routes."""

    check: Route[None]


class ChatRoutes:
    """The ``chat`` routes."""

    def __init__(self, service: Service) -> None:
        self.completions: ChatCompletionsRoutes = ChatCompletionsRoutes(
            service,
            "resources.chat_completions",
            "chat.completions",
        )


class MockChatService(Mock[ChatService, AsyncChatService]):
    """A mock of the service, for tests without a network.

    Use its ``client`` or ``async_client``; each operation is a route. A call without a
    response set gets an example. With ``strict``, such a call fails, responses must
    match the schema, and a response that is set but never used fails the test.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__(ChatService, AsyncChatService, strict)
        self.status: StatusRoutes = StatusRoutes(self, "resources.status")
        self.chat: ChatRoutes = ChatRoutes(self)
