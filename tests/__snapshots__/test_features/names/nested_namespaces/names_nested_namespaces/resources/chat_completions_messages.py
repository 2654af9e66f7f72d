"""The ``chat.completions.messages`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import STRING
from .._runtime.operations import Operation, path

if TYPE_CHECKING:
    from typing import Unpack

    from .._raw_responses import (
        AsyncChatCompletionsMessagesWithRawResponse,
        AsyncChatCompletionsMessagesWithStreamingResponse,
        ChatCompletionsMessagesWithRawResponse,
        ChatCompletionsMessagesWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions

_LIST: Operation[str] = Operation(
    "GET",
    "/chat/completions/{id}/messages",
    arguments=(path("id"),),
    responses={"200": {"text/plain": STRING}},
)


class ChatCompletionsMessages(SyncResource):
    """The ``chat.completions.messages`` operations."""

    with_raw_response: ChatCompletionsMessagesWithRawResponse
    with_streaming_response: ChatCompletionsMessagesWithStreamingResponse

    def list(self, id: str, **options: Unpack[CallOptions]) -> str:
        """Sends ``GET /chat/completions/{id}/messages``.

        Args:
            id: A path parameter.

        Returns:
            A text.
        """
        return self._call(_LIST, {"id": id}, options)


