"""Streams of items, as iterators."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .deviations import ValidationError
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
    from .replies import HttpResponse
    from .requests import Request
    from .wire import AsyncBody, SyncBody

    T = TypeVar("T")
else:
    from .operations import Generic

    T = None

DONE = "[DONE]"
"""The data with which many services mark the end of a stream."""


class StreamOf(Codec):
    """A body that is a sequence; ``codec`` decodes each of its items."""

    __slots__ = ("codec",)
    piecemeal = True
    expected = "a stream"

    def __init__(self, codec: Codec = PLAIN) -> None:
        self.codec = codec

    def holds(self, value: Any) -> bool:
        """Return False: no single value is a stream."""
        return False

    def items_of(
        self, request: Request, reply: HttpResponse, context: DecodeContext
    ) -> Items:
        """Return the items of a response."""
        return Items(self, request, reply, context)

    def reader(self, limit: int | None = None) -> EventReader | LineReader:
        """Return a new parser that finds the items in the bytes.

        Args:
            limit: The maximum size of an item in bytes.
        """
        raise NotImplementedError

    def plain(self, item: Any) -> Any:
        """Return an item as plain data.

        Raises:
            ValueError: The item is malformed.
        """
        raise NotImplementedError

    def written(self, data: Any, media_type: str) -> str:
        """Return the text of an item as a service writes it, for mocks."""
        from .mock_streams import written

        return written(self, data, media_type)


class Events(StreamOf):
    """Server-sent events (``text/event-stream``).

    Args:
        codec: Decodes each item.
        fields: Whether an item is an object of the event's fields (data, event, id and
            retry, as in OpenAPI 3.2) instead of its data.
        json: Whether data is JSON, or the names of the events in which it is. All other
            data, and malformed JSON, is text.
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
        """Return a parser of events."""
        return EventReader(limit=limit)

    def plain(self, item: Any) -> Any:
        """Return the event's data, or all of its fields."""
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
    """JSON values, one per line (JSON Lines, NDJSON) or per record (RFC 7464)."""

    __slots__ = ()

    def reader(self, limit: int | None = None) -> LineReader:
        """Return a parser of lines."""
        return LineReader(limit)

    def plain(self, item: Any) -> Any:
        """Return the value of a line."""
        return read(item)


class Items:
    """The items in a body, whose bytes are fed in."""

    __slots__ = ("_codec", "_context", "_reply", "_request", "count", "done", "reader")

    def __init__(
        self,
        codec: StreamOf,
        request: Request,
        reply: HttpResponse,
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
        """Return the items that these bytes complete, each decoded on demand.

        Raises:
            APIResponseValidationError: An item cannot be decoded; raised after the
                items before it.
            ResponseTooLargeError: An item is larger than allowed.
        """
        try:
            found = self.reader.feed(chunk)
        except TooLargeError as error:
            from .wire import too_large  # loaded with the client

            limit = self._request.limits.item
            raise too_large(self._request, str(error), limit) from None
        return self._decoded(found)

    def rest(self) -> Iterator[Any]:
        """Return the items that the end of the body completes."""
        return self._decoded(self.reader.rest())

    def sync_stream(
        self, caller: SyncCaller, exchange: Exchange, body: SyncBody
    ) -> SyncStream[Any]:
        """Return the stream of these items for a synchronous caller."""
        return SyncStream(self, body, sync_resumption(caller, exchange))

    def async_stream(
        self, caller: AsyncCaller, exchange: Exchange, body: AsyncBody
    ) -> AsyncStream[Any]:
        """Return the stream of these items for an asynchronous caller."""
        return AsyncStream(self, body, async_resumption(caller, exchange))

    def _decoded(self, found: list[Any]) -> Iterator[Any]:
        for item in found:
            if self.done or getattr(item, "data", "") == DONE:
                self.done = True
                break
            try:
                data = self._codec.plain(item)
                value = self._codec.codec.decode(data, self._context)
            except (ValueError, RecursionError, ValidationError) as error:
                from .replies import HttpResponse

                raise APIResponseValidationError(
                    f"{self._request.label}: cannot decode a stream item: {error}",
                    method=self._request.method,
                    url=self._request.redacted_url,
                    response=HttpResponse(self._reply.status_code, self._reply.headers),
                    body=str(getattr(item, "data", item)),
                ) from error
            self.count += 1
            yield value


class _Source:
    """The source of a stream's items: one response, or several after reconnecting.

    ``resume`` is called with the error after a break, or with None after a normal end;
    it returns the rest, returns None if there is none, or raises.
    """

    __slots__ = ("body", "items", "left", "resume")

    def __init__(self, items: Items, body: Any, resume: Callable[..., Any]) -> None:
        self.items = items
        self.body = body
        self.resume = resume
        self.left = False


class _Unpicklable:
    """A base class of objects that cannot be copied or pickled."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(
            "a stream cannot be copied or pickled, since it reads from an open "
            "connection: copy or pickle a list of its items"
        )


class SyncStream(_Unpicklable, Generic[T]):
    """The items of a response as they arrive; can be iterated over once.

    The connection is closed at the end, and as soon as a ``for`` loop is left by
    ``break`` or an exception; no more items follow then. To stop elsewhere, leave a
    ``with`` block or call ``close``. If the client's option ``reconnect`` allows it, a
    broken connection is replaced by a new one, which continues after the last complete
    event.
    """

    def __init__(
        self,
        items: Items,
        body: SyncBody,
        resume: Callable[[Items, APIError | None], tuple[Items, SyncBody] | None],
    ) -> None:
        self._source = _Source(items, body, resume)
        # The generator must not refer to the stream, so that it ends when the stream is
        # dropped.
        self._values: Generator[T, None, None] = _sync_values(self._source)

    def __iter__(self) -> Iterator[T]:
        # Only the loop refers to this generator, so it ends when the loop is left.
        try:
            yield from self._values
        finally:
            self.close()

    def __next__(self) -> T:
        return next(self._values)

    def close(self) -> None:
        """Stop reading and release the connection."""
        self._values.close()
        self._source.body.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _sync_values(source: _Source) -> Generator[Any, None, None]:
    while True:
        broke: APIError | None = None
        items = source.items
        try:
            for chunk in source.body.chunks():
                yield from items.feed(chunk)
                if items.done:
                    return
            yield from items.rest()
        except APIConnectionError as error:
            broke = error
        finally:
            source.body.close()
        further = source.resume(items, broke)
        if further is None:
            return
        source.items, source.body = further


class AsyncStream(_Unpicklable, Generic[T]):
    """The items of a response, for ``async for`` and ``async with``; see `SyncStream`.

    When a loop is left, the event loop closes the connection as soon as it can.
    """

    def __init__(
        self,
        items: Items,
        body: AsyncBody,
        resume: Callable[
            [Items, APIError | None], Awaitable[tuple[Items, AsyncBody] | None]
        ],
    ) -> None:
        self._source = _Source(items, body, resume)
        self._values: AsyncGenerator[T, None] = _async_values(self._source)

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncLoop(self._values, self._source)

    async def __anext__(self) -> T:
        return await (_ended() if self._source.left else anext(self._values))

    async def close(self) -> None:
        """Stop reading and release the connection."""
        await self._values.aclose()
        await self._source.body.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def _async_values(source: _Source) -> AsyncGenerator[Any, None]:
    from .lifetimes import unhooked  # loaded with the first client

    while True:
        broke: APIError | None = None
        items = source.items
        chunks = unhooked(source.body.chunks())
        try:
            async for chunk in chunks:
                for value in items.feed(chunk):
                    yield value
                if items.done:
                    return
            for value in items.rest():
                yield value
        except APIConnectionError as error:
            broke = error
        finally:
            await chunks.aclose()
            await source.body.close()
        further = await source.resume(items, broke)
        if further is None:
            return
        source.items, source.body = further


class _AsyncLoop:
    """One loop over an asynchronous stream; only the loop refers to it."""

    __slots__ = ("_exits", "_finalize", "_source", "_values")

    def __init__(self, values: AsyncGenerator[Any, None], source: _Source) -> None:
        from .lifetimes import finalizer, finalizing

        self._values: Any = values
        self._source = source
        self._finalize = finalizer()
        self._exits = finalizing

    def __aiter__(self) -> AsyncIterator[Any]:
        return self

    def __anext__(self) -> Awaitable[Any]:
        return _ended() if self._source.left else self._values.__anext__()

    def __del__(self) -> None:
        # A finished generator has no frame; a running one has another reader.
        values, source = self._values, self._source
        if values.ag_frame is None or values.ag_running or source.left:
            return
        source.left = True
        if self._finalize is not None and not self._exits():
            self._finalize(values)


async def _ended() -> Any:
    raise StopAsyncIteration
