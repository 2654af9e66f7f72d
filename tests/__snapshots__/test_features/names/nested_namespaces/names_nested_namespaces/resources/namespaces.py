"""Classes that only hold resources."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .chat_completions import AsyncChatCompletions, ChatCompletions


class Chat(SyncResource):
    """The resources of ``chat``."""

    @cached_property
    def completions(self) -> ChatCompletions:
        """The ``chat.completions`` operations."""
        from .chat_completions import ChatCompletions

        return ChatCompletions(self)


