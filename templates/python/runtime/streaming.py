"""Responses that are streams of events or items."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Mapping,
)
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .client import AsyncResource, SyncResource
from .codecs import PLAIN, Codec
from .errors import APIConnectionError, APIError, APIResponseValidationError
from .json import read, write
from .requests import HttpResponse
from .responses import Pending, TooLargeError
from .retries import LONGEST_ASKED, SHORTEST_WAIT, backoff
from .typeguards import is_object
from .validation import DecodeContext, ValidationError

if TYPE_CHECKING:
    from .call_flow import AsyncCaller, CallState, SyncCaller
    from .operations import Operation
    from .requests import Request
    from .settings import CallOptions
    from .transport import AsyncBody, SyncBody


class LineReader:
    """Parses lines that are not empty; LF and CRLF end a line.

    From the first record separator on, it parses records (RFC 7464), which may have
    several lines. A line or record of more than ``limit`` bytes raises `TooLargeError`.
    """

    __slots__ = ("_limit", "_pending", "_record", "_size", "_tried")

    def __init__(self, limit: int | None = None) -> None:
        self._limit = limit
        self._pending = Pending(limit)
        self._record: list[str] | None = None
        self._size = self._tried = 0

    def feed(self, chunk: bytes) -> list[str]:
        """Return the lines or records that these bytes complete."""
        return self._texts(self._pending.lines(chunk))

    def rest(self) -> list[str]:
        """Return the last line if it has no line break, or the last record."""
        return [*self._texts([self._pending.rest()]), *self._ended()]

    def _texts(self, lines: list[bytes]) -> list[str]:
        found: list[str] = []
        for line in lines:
            text = line.decode("utf-8", "replace").strip("\ufeff").rstrip(" \t\r")
            if self._record is None:
                text, separator, more = text.partition("\x1e")
                if text := text.strip("\ufeff \t"):
                    found.append(text)
                if not separator:
                    continue
                self._record, text = [], more
            first, *others = text.split("\x1e")
            self._add(first)
            for part in others:
                found += self._ended()
                self._add(part)
            if self._is_complete():
                found += self._ended()
        return found

    def _add(self, line: str) -> None:
        if line and self._record is not None:
            self._size += len(line) + bool(self._record)
            self._record.append(line)
            if self._limit is not None and self._size > self._limit:
                raise TooLargeError("a record")

    def _is_complete(self) -> bool:
        """Whether the lines of the record are JSON: the separator comes only with the
        next record, which may be late. The time for this is linear.
        """
        if not self._record or self._record[-1].startswith((" ", "\t")):
            return False
        if self._tried > 16 * self._size:
            return False
        self._tried += self._size
        try:
            read("\n".join(self._record))
        except (ValueError, RecursionError):
            return False
        return True

    def _ended(self) -> list[str]:
        """Return the record, if it is not empty, and begin the next one."""
        if not self._record:
            return []
        text = "\n".join(self._record).strip(" \t")
        self._record, self._size, self._tried = [], 0, 0
        return [text] if text else []


class Event:
    """A server-sent event; ``event`` is ``message`` unless the event has a name."""

    __slots__ = ("data", "event", "id", "retry")

    def __init__(self, data: str, event: str, id: str, retry: int | None) -> None:
        self.data: str = data
        self.event: str = event
        self.id: str = id
        self.retry: int | None = retry

    def fields(self) -> dict[str, Any]:
        """Return the fields that are set."""
        found: dict[str, Any] = {"data": self.data, "event": self.event}
        if self.id:
            found["id"] = self.id
        if self.retry is not None:
            found["retry"] = self.retry
        return found


class EventReader:
    """Parses server-sent events (HTML standard §9.2.6, interpreting an event stream).

    An event or a line of more than ``limit`` bytes raises `TooLargeError`.

    Attributes:
        last_id: The id of the last complete event.
        reconnection: Seconds that the server asks clients to wait before reconnecting,
            or None.
    """

    __slots__ = (
        "_data",
        "_event",
        "_id",
        "_limit",
        "_pending",
        "_retry",
        "_size",
        "_skip_lf",
        "_started",
        "last_id",
        "reconnection",
    )

    def __init__(
        self,
        last_id: str = "",
        reconnection: float | None = None,
        limit: int | None = None,
    ) -> None:
        self.last_id: str = last_id
        self.reconnection = reconnection
        self._pending = Pending(limit)
        self._limit = limit
        self._size = 0
        self._skip_lf = False
        self._started = False
        self._data: list[str] = []
        self._event = ""
        self._id = last_id
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> list[Event]:
        """Return the events that these bytes complete."""
        if self._skip_lf and chunk:
            # The last chunk ended with a CR, which ends a line by itself.
            chunk = chunk.removeprefix(b"\n")
            self._skip_lf = False
        if b"\r" in chunk:
            self._skip_lf = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = self._pending.lines(chunk)
        if lines and not self._started:
            self._started = True
            lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
        events: list[Event] = []
        for line in lines:
            if line:
                self._line(line.decode("utf-8", "replace"))
            elif (event := self._dispatched()) is not None:
                events.append(event)
        return events

    def rest(self) -> list[Event]:
        """Return nothing: an event without a final blank line is incomplete."""
        return []

    def _line(self, line: str) -> None:
        name, colon, value = line.partition(":")
        if colon and not name:  # a comment
            return
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
            # Even a line without data takes memory.
            self._size += len(value) + 1
            if self._limit is not None and self._size > self._limit:
                raise TooLargeError("an event")
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            # Longer delays mean the same, and might be too large for a float.
            self._retry = int(value) if len(value) < 16 else 10**15
            self.reconnection = self._retry / 1000

    def _dispatched(self) -> Event | None:
        data, self._data, self._size = self._data, [], 0
        name, self._event = self._event, ""
        retry, self._retry = self._retry, None
        self.last_id = self._id
        if not data:
            return None
        return Event("\n".join(data), name or "message", self._id, retry)


def sync_resume(caller: SyncCaller, call: CallState) -> Any:
    """Return the function that continues a stream after it broke or ended."""

    def resume(items: Items, broke: APIError | None) -> tuple[Items, SyncBody] | None:
        wait = wait_before_resuming(call, items, broke)
        if wait is None:
            return None
        caller.sleep(wait)
        outcome = caller.execute(call)
        further = resumed(call, items, outcome.request, outcome.response)
        return None if further is None else (further, outcome.response.stream)

    return resume


def async_resume(caller: AsyncCaller, call: CallState) -> Any:
    """Return the function that continues a stream, for asynchronous clients."""

    async def resume(
        items: Items, broke: APIError | None
    ) -> tuple[Items, AsyncBody] | None:
        wait = wait_before_resuming(call, items, broke)
        if wait is None:
            return None
        await caller.sleep(wait)
        outcome = await caller.execute(call)
        further = resumed(call, items, outcome.request, outcome.response)
        return None if further is None else (further, outcome.response.stream)

    return resume


def wait_before_resuming(
    call: CallState, items: Items, broke: APIError | None
) -> float | None:
    """Return the seconds to wait before the stream is requested again.

    Args:
        exchange: The call of the stream; prepared for another request.
        items: What was read of the stream.
        broke: The error that ended it, None if it ended normally.

    Returns:
        None if the stream ended normally and is complete.

    Raises:
        APIError: ``broke``, if the stream cannot be continued.
    """
    reader = items.reader
    call.resumptions = 1 if items.count else call.resumptions + 1
    if (
        not isinstance(reader, EventReader)
        or not _wanted(call, reader, broke)
        or call.resumptions > call.most_retries
    ):
        if broke is not None:
            raise broke
        return None
    if reader.reconnection is None or reader.reconnection < SHORTEST_WAIT:
        wait = backoff(call.resumptions - 1, call.random)
    else:
        wait = min(reader.reconnection, LONGEST_ASKED)
    try:
        call.prepare_reconnection(reader.last_id, wait)
    except ValueError as error:  # no header field can have the id
        if broke is not None:
            raise broke from error
        return None
    return wait


def _wanted(call: CallState, reader: EventReader, broke: APIError | None) -> bool:
    wish = call.settings.reconnect
    if wish is None:
        # Without an id, events could be lost or repeated unnoticed.
        numbered = bool(reader.last_id) and call.operation.method == "GET"
        return broke is not None and numbered
    return wish and call.repeatable


def resumed(
    call: CallState, items: Items, request: Request, response: HttpResponse
) -> Items | None:
    """Return the items of the response that resumes a stream, None if it is complete.

    Raises:
        APIStatusError: The response has an error status.
        APIResponseValidationError: The response is not a stream.
    """
    if response.status_code == 204:
        return None
    further: Items | None = call.items(request, response)
    if further is None:
        call.result(request, response)
        raise APIResponseValidationError(
            f"{request.label}: cannot resume the stream: the response is not one",
            request=request,
            response=response,
        )
    if isinstance(items.reader, EventReader):
        further.reader = EventReader(
            items.reader.last_id, items.reader.reconnection, request.limits.item
        )
    return further


T = TypeVar("T")

DONE = "[DONE]"
"""The data with which many services mark the end of a stream."""


class StreamOf(Codec):
    """A body that is a sequence; ``codec`` decodes each of its items."""

    __slots__ = ("codec",)
    piecemeal = True
    expected = "a stream"

    def __init__(self, codec: Codec = PLAIN) -> None:
        self.codec: Codec = codec

    def holds(self, value: Any) -> bool:
        """Return False: no single value is a stream."""
        return False

    def items_of(
        self, request: Request, response: HttpResponse, context: DecodeContext
    ) -> Items:
        """Return the items of a response."""
        return Items(self, request, response, context)

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
        self.fields: bool = fields
        self.json: bool | tuple[str, ...] = json

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

    __slots__ = (
        "_codec",
        "_context",
        "_request",
        "_response",
        "count",
        "done",
        "reader",
    )

    def __init__(
        self,
        codec: StreamOf,
        request: Request,
        response: HttpResponse,
        context: DecodeContext,
        reader: EventReader | LineReader | None = None,
    ) -> None:
        self._codec = codec
        limit = request.limits.item
        self.reader: EventReader | LineReader = (
            codec.reader(limit) if reader is None else reader
        )
        self._request = request
        self._response = response
        self._context = context
        self.done: bool = False
        self.count: int = 0

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
            from .transport import too_large_error

            limit = self._request.limits.item
            raise too_large_error(self._request, str(error), limit) from None
        return self._decoded(found)

    def rest(self) -> Iterator[Any]:
        """Return the items that the end of the body completes."""
        return self._decoded(self.reader.rest())

    def sync_stream(
        self, caller: SyncCaller, call: CallState, body: SyncBody
    ) -> SyncStream[Any]:
        """Return the stream of these items for a synchronous caller."""
        return SyncStream(self, body, sync_resume(caller, call))

    def async_stream(
        self, caller: AsyncCaller, call: CallState, body: AsyncBody
    ) -> AsyncStream[Any]:
        """Return the stream of these items for an asynchronous caller."""
        return AsyncStream(self, body, async_resume(caller, call))

    def _decoded(self, found: list[Any]) -> Iterator[Any]:
        for item in found:
            if self.done or getattr(item, "data", "") == DONE:
                self.done = True
                break
            try:
                data = self._codec.plain(item)
                value = self._codec.codec.decode(data, self._context)
            except (ValueError, RecursionError, ValidationError) as error:
                raise APIResponseValidationError(
                    f"{self._request.label}: cannot decode a stream item: {error}",
                    request=self._request,
                    response=HttpResponse(
                        self._response.status_code, self._response.headers
                    ),
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
        self._values: Generator[T, None, None] = _sync_items(self._source)

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


def _sync_items(source: _Source) -> Generator[Any, None, None]:
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
    from .transport import without_hooks

    while True:
        broke: APIError | None = None
        items = source.items
        chunks = without_hooks(source.body.chunks())
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
        from .transport import finalizer, is_finalizing

        self._values: Any = values
        self._source = source
        self._finalize = finalizer()
        self._exits = is_finalizing

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


def written(codec: StreamOf, data: Any, media_type: str) -> str:
    """Return the text of an item: an event, a line or a record."""
    if not isinstance(codec, Events):
        mark = "\x1e" if media_type.startswith("application/json-seq") else ""
        return f"{mark}{write(data)}\n"
    known = data if codec.fields and is_object(data) else {"data": data}
    is_json, lines = codec.json, list[str]()
    if isinstance(is_json, tuple):
        is_json = known.get("event", "message") in is_json
    for name, item in known.items():
        raw = isinstance(item, str) and not (is_json and name == "data")
        text = item if raw else write(item)
        lines += [f"{name}: {line}\n" for line in text.split("\n")]
    return "".join((*lines, "\n"))


class SyncStreamResource(SyncResource):
    """A resource of the synchronous client with streaming methods."""

    __slots__ = ()

    def _stream(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> SyncStream[T]:
        """Like ``_call``, for an operation whose response is a stream of ``T``."""
        value: SyncStream[T] = self._caller.call(operation, values, options)
        return value

    def _either(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T | SyncStream[Any]:
        """Like ``_call``, for an operation that streams its response on request."""
        value: T | SyncStream[Any] = self._caller.call(operation, values, options)
        return value


class AsyncStreamResource(AsyncResource):
    """A resource of the asynchronous client with streaming methods."""

    __slots__ = ()

    async def _stream(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> AsyncStream[T]:
        """Like ``_call``, for an operation whose response is a stream of ``T``."""
        value: AsyncStream[T] = await self._caller.call(operation, values, options)
        return value

    async def _either(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T | AsyncStream[Any]:
        """Like ``_call``, for an operation that streams its response on request."""
        value: T | AsyncStream[Any]
        value = await self._caller.call(operation, values, options)
        return value
