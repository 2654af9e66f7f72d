"""Callers whose outcome is an answer as it came."""

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
    """Gives the whole answer."""

    opens = False

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        """The answer, read to its end.

        Raises:
            APIError: when the answer means failure.
        """
        refuse_failure(exchange, answer)

        def parse() -> Any:
            items = exchange.items(answer.request, answer.reply)
            answer.reply.stream = ReadBody(answer.reply.content)
            return self.outcome_of(exchange, answer, items)

        return RawResponse[object](exchange, answer, parse)


class AsyncRawCaller(AsyncCaller):
    """Gives the whole answer."""

    opens = False

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        """The answer, read to its end.

        Raises:
            APIError: when the answer means failure.
        """
        refuse_failure(exchange, answer)

        def parse() -> Any:
            items = exchange.items(answer.request, answer.reply)
            answer.reply.stream = AsyncReadBody(answer.reply.content)
            return self.outcome_of(exchange, answer, items)

        return RawResponse[object](exchange, answer, parse)


class SyncStreamingCaller(SyncCaller):
    """Gives the answer before its body."""

    opens = True

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        """The answer, its body still to be read.

        Raises:
            APIError: when the answer means failure.
        """
        refuse_failure(exchange, answer)
        return SyncStreamedResponse[object](exchange, answer, self)


class AsyncStreamingCaller(AsyncCaller):
    """Gives the answer before its body."""

    opens = True

    def outcome(self, exchange: Exchange, answer: Answer) -> Any:
        """The answer, its body still to be read.

        Raises:
            APIError: when the answer means failure.
        """
        refuse_failure(exchange, answer)
        return AsyncStreamedResponse[object](exchange, answer, self)


def refuse_failure(exchange: Exchange, answer: Answer) -> None:
    """Raise the error that an answer without success is.

    Raises:
        APIStatusError: when it is one.
    """
    if not answer.reply.is_success:
        exchange.result(answer.request, answer.reply)


class AsyncOpening(Generic[T]):
    """An answer that is to come: for ``async with``, or to be awaited and closed."""

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
    """A body that was read already, to be read as a stream."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        self._content = content

    def chunks(self) -> Iterator[bytes]:
        """All bytes at once."""
        yield self._content

    def close(self) -> None:
        """Nothing to give back."""


class AsyncReadBody(ReadBody):
    """The same for a reader that awaits."""

    __slots__ = ()

    async def chunks(self) -> AsyncIterator[bytes]:  # type: ignore[override]
        """All bytes at once."""
        yield self._content

    async def close(self) -> None:  # type: ignore[override]
        """Nothing to give back."""
