"""Callers that return raw or streaming responses."""

from __future__ import annotations

from .callers import AsyncCaller, SyncCaller
from .views import AsyncStreamedResponse, RawResponse, SyncStreamedResponse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Generator, Iterator
    from typing import Any, Generic, TypeVar

    from .course import Answer
    from .exchange import Exchange

    T = TypeVar("T")
else:
    from .operations import Generic

    T = None


class SyncRawCaller(SyncCaller):
    """Returns raw responses."""

    opens = False

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        refuse_failure(exchange, answer)

        def parse() -> Any:
            items = exchange.items(answer.request, answer.reply)
            answer.reply.stream = ReadBody(answer.reply.content)
            return self.outcome_of(exchange, answer, items)

        return RawResponse[object](exchange, answer, parse)


class AsyncRawCaller(AsyncCaller):
    """Returns raw responses, for an asynchronous client."""

    opens = False

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        refuse_failure(exchange, answer)

        def parse() -> Any:
            items = exchange.items(answer.request, answer.reply)
            answer.reply.stream = AsyncReadBody(answer.reply.content)
            return self.outcome_of(exchange, answer, items)

        return RawResponse[object](exchange, answer, parse)


class SyncStreamingCaller(SyncCaller):
    """Returns responses before their body is read."""

    opens = True

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        refuse_failure(exchange, answer)
        return SyncStreamedResponse[object](exchange, answer, self)


class AsyncStreamingCaller(AsyncCaller):
    """Returns responses before their body is read, for an asynchronous client."""

    opens = True

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        refuse_failure(exchange, answer)
        return AsyncStreamedResponse[object](exchange, answer, self)


def refuse_failure(exchange: Exchange, answer: Answer) -> None:
    if not answer.reply.is_success:
        exchange.result(answer.request, answer.reply)


class AsyncOpening(Generic[T]):
    """A pending streaming response: use ``async with``, or await and close it."""

    __slots__ = ("_coming", "_response")

    def __init__(self, coming: Coroutine[Any, Any, AsyncStreamedResponse[T]]) -> None:
        self._coming = coming

    def __await__(self) -> Generator[Any, Any, AsyncStreamedResponse[T]]:
        return self._coming.__await__()

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        self._response = await self._coming
        return self._response

    async def __aexit__(self, *_: object) -> None:
        await self._response.close()


class ReadBody:
    """A body that is already read, as a stream."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        self._content = content

    def chunks(self) -> Iterator[bytes]:
        yield self._content

    def close(self) -> None:
        """Do nothing: there is no connection to release."""


class AsyncReadBody(ReadBody):
    """A body that is already read, for an asynchronous reader."""

    __slots__ = ()

    async def chunks(self) -> AsyncIterator[bytes]:  # type: ignore[override]
        yield self._content

    async def close(self) -> None:  # type: ignore[override]
        """Do nothing: there is no connection to release."""
