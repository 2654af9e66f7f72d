"""The ``chat.completions`` operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.operations import Operation

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncChatCompletionsWithRawResponse,
        AsyncChatCompletionsWithStreamingResponse,
        ChatCompletionsWithRawResponse,
        ChatCompletionsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from .chat_completions_messages import (
        AsyncChatCompletionsMessages,
        ChatCompletionsMessages,
    )

_LIST: Operation[str] = Operation(
    "GET",
    "/chat/completions",
    responses={"200": {"text/plain": STRING}},
)
_CREATE: Operation[str] = Operation(
    "POST",
    "/chat/completions",
    responses={"200": {"text/plain": STRING}},
)


class ChatCompletions(SyncResource):
    """The ``chat.completions`` operations."""

    with_raw_response: ChatCompletionsWithRawResponse
    with_streaming_response: ChatCompletionsWithStreamingResponse

    @cached_property
    def messages(self) -> ChatCompletionsMessages:
        """The ``chat.completions.messages`` operations."""
        from .chat_completions_messages import ChatCompletionsMessages

        return ChatCompletionsMessages(self)

    def list(self, **options: Unpack[CallOptions]) -> str:
        """Sends ``GET /chat/completions``.

        Returns:
            A text.
        """
        return self._call(_LIST, {}, options)

    def create(self, **options: Unpack[CallOptions]) -> str:
        """Sends ``POST /chat/completions``.

        Returns:
            A text.
        """
        return self._call(_CREATE, {}, options)


