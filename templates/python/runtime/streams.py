"""Answers that come piece by piece, as iterators."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .deviations import DeviationError
from .downloads import TooLargeError
from .errors import APIConnectionError, APIResponseValidationError
from .jsontext import read
from .resuming import async_resumption, sync_resumption
from .sequences import EventReader, LineReader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import (
        AsyncGenerator,
        AsyncIterator,
        Awaitable,
        Callable,
        Generator,
        Iterator,
    )
    from typing import Any, Generic, Self, TypeVar

    from .callers import AsyncCaller, SyncCaller
    from .deviations import DecodeContext
    from .errors import APIError
    from .exchange import Exchange
    from .replies import Reply
    from .requests import Request
    from .wire import AsyncBody, SyncBody

    T = TypeVar("T")
else:
    from .operations import Generic

    T = None

DONE = "[DONE]"
"""The data by which many services say that no more events will come."""


class StreamOf(Codec):
    """A body that is a sequence; ``codec`` decodes each of its items."""

    __slots__ = ("codec",)
    piecemeal = True
    expected = "a stream"

    def __init__(self, codec: Codec = PLAIN) -> None:
        self.codec = codec

    def holds(self, value: Any) -> bool:
        """No single value is a stream."""
        return False

    def items_of(self, request: Request, reply: Reply, context: DecodeContext) -> Items:
        """The items of an answer."""
        return Items(self, request, reply, context)

    def reader(self, limit: int | None = None) -> EventReader | LineReader:
        """A fresh reader that finds the items in the bytes.

        Args:
            limit: How many bytes an item may have.
        """
        raise NotImplementedError

    def plain(self, item: Any) -> Any:
        """An item as plain data.

        Raises:
            ValueError: when it is malformed.
        """
        raise NotImplementedError

    def written(self, data: Any, media_type: str) -> str:
        """The text of an item, as a service writes it into a body; for test doubles."""
        from .mock_streams import written

        return written(self, data, media_type)


class Events(StreamOf):
    """Server-sent events (``text/event-stream``).

    Each item is an event's data; with ``fields`` an object of the event's fields: data,
    event, id and retry, as OpenAPI 3.2 describes events.  ``json`` says whether data is
    JSON, or in which events it is; elsewhere, and where it is malformed, it is text.
    """

    __slots__ = ("fields", "json")

    def __init__(
        self,
        codec: Codec = PLAIN,
        *,
        fields: bool = False,
        json: bool | tuple[str, ...] = True,
    ) -> None:
        super().__init__(codec)
        self.fields = fields
        self.json = json

    def reader(self, limit: int | None = None) -> EventReader:
        """A reader of events."""
        return EventReader(limit=limit)

    def plain(self, item: Any) -> Any:
        """The event's data, or all of its fields."""
        is_json, data = self.json, item.data
        if item.event in is_json if isinstance(is_json, tuple) else is_json:
            data = _parsed(data)
        return {**item.fields(), "data": data} if self.fields else data


def _parsed(text: str) -> Any:
    try:
        return read(text)
    except ValueError:
        return text


class Lines(StreamOf):
    """JSON values one a line (JSON Lines, NDJSON) or one a record (RFC 7464)."""

    __slots__ = ()

    def reader(self, limit: int | None = None) -> LineReader:
        """A reader of lines."""
        return LineReader(limit)

    def plain(self, item: Any) -> Any:
        """The value of a line."""
        return read(item)


class Items:
    """The items in a body whose bytes are fed in, whoever reads them."""

    __slots__ = ("_codec", "_context", "_reply", "_request", "count", "done", "reader")

    def __init__(
        self,
        codec: StreamOf,
        request: Request,
        reply: Reply,
        context: DecodeContext,
        reader: EventReader | LineReader | None = None,
    ) -> None:
        self._codec = codec
        limit = request.limits.item
        self.reader = codec.reader(limit) if reader is None else reader
        self._request = request
        self._reply = reply
        self._context = context
        self.done = False
        self.count = 0

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """The items that these bytes complete, each decoded when it is asked for.

        Raises:
            APIResponseValidationError: for an item that cannot be read, after those
                before it.
            ResponseTooLargeError: for an item that is larger than allowed.
        """
        try:
            found = self.reader.feed(chunk)
        except TooLargeError as error:
            from .wire import too_large  # loaded with the client

            limit = self._request.limits.item
            raise too_large(self._request, str(error), limit) from None
        return self._decoded(found)

    def rest(self) -> Iterator[Any]:
        """The items that the end of the body completes."""
        return self._decoded(self.reader.rest())

    def sync_stream(
        self, caller: SyncCaller, exchange: Exchange, body: SyncBody
    ) -> SyncStream[Any]:
        """The stream that a caller gets for an answer with these items."""
        return SyncStream(self, body, sync_resumption(caller, exchange))

    def async_stream(
        self, caller: AsyncCaller, exchange: Exchange, body: AsyncBody
    ) -> AsyncStream[Any]:
        """The same, for a caller that awaits."""
        return AsyncStream(self, body, async_resumption(caller, exchange))

    def _decoded(self, found: list[Any]) -> Iterator[Any]:
        for item in found:
            if self.done or getattr(item, "data", "") == DONE:
                self.done = True
                break
            try:
                data = self._codec.plain(item)
                value = self._codec.codec.decode(data, self._context)
            except (ValueError, RecursionError, DeviationError) as error:
                from .replies import Reply

                raise APIResponseValidationError(
                    f"{self._request.what} sent an item that cannot be read: {error}",
                    method=self._request.method,
                    url=self._request.shown_url,
                    response=Reply(self._reply.status, self._reply.headers),
                    body=str(getattr(item, "data", item)),
                ) from error
            self.count += 1
            yield value


class SyncStream(Generic[T]):
    """The items of an answer as they arrive, to be iterated over once.

    Closes its connection at the end; leave a ``with`` block, or call ``close``, to stop
    earlier.  Where the client's option ``reconnect`` allows, a connection that broke is
    replaced by another that goes on after the last event that came whole.

    ``resume`` is called after a break with its error, or after an end in order with
    None; it gives the rest, gives None when there is none, or raises.
    """

    def __init__(
        self,
        items: Items,
        body: SyncBody,
        resume: Callable[[Items, APIError | None], tuple[Items, SyncBody] | None],
    ) -> None:
        self._body = body
        self._resume = resume
        self._values = self._read(items)

    def _read(self, items: Items) -> Generator[T, None, None]:
        while True:
            broke: APIError | None = None
            try:
                for chunk in self._body.chunks():
                    yield from items.feed(chunk)
                    if items.done:
                        return
                yield from items.rest()
            except APIConnectionError as error:
                broke = error
            finally:
                self._body.close()
            further = self._resume(items, broke)
            if further is None:
                return
            items, self._body = further

    def __iter__(self) -> Iterator[T]:
        return self._values

    def __next__(self) -> T:
        return next(self._values)

    def close(self) -> None:
        """Stop reading and give the connection back."""
        self._values.close()
        self._body.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncStream(Generic[T]):
    """As `SyncStream`, for ``async for`` and ``async with``."""

    def __init__(
        self,
        items: Items,
        body: AsyncBody,
        resume: Callable[
            [Items, APIError | None], Awaitable[tuple[Items, AsyncBody] | None]
        ],
    ) -> None:
        self._body = body
        self._resume = resume
        self._values = self._read(items)

    async def _read(self, items: Items) -> AsyncGenerator[T, None]:
        while True:
            broke: APIError | None = None
            try:
                async for chunk in self._body.chunks():
                    for value in items.feed(chunk):
                        yield value
                    if items.done:
                        return
                for value in items.rest():
                    yield value
            except APIConnectionError as error:
                broke = error
            finally:
                await self._body.close()
            further = await self._resume(items, broke)
            if further is None:
                return
            items, self._body = further

    def __aiter__(self) -> AsyncIterator[T]:
        return self._values

    async def __anext__(self) -> T:
        return await anext(self._values)

    async def close(self) -> None:
        """Stop reading and give the connection back."""
        await self._values.aclose()
        await self._body.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
