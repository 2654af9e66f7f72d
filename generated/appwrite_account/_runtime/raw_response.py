"""Raw and streaming responses."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Iterator,
    Mapping,
)
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    Self,
    TypeVar,
    Unpack,
    overload,
)

from .call_flow import AsyncCaller, CallOutcome, CallState, SyncCaller
from .errors import APIError, request_id_of
from .media_types import charset
from .requests import HttpResponse
from .responses import Download, Progress, Target, TextPieces, TooLargeError
from .transport import too_large_error, without_hooks

if TYPE_CHECKING:
    from .settings import CallOptions

T = TypeVar("T")


class Response:
    """Base class of responses: everything but the body.

    Attributes:
        status_code: The HTTP status.
        headers: The header fields; lookups ignore case.
        method: The HTTP method of the request.
        url: The URL of the response, without credentials.
        elapsed: Seconds from the start of the last attempt to the response.
        retries: The number of retries before this response.
    """

    __slots__ = (
        "_call",
        "_outcome",
        "elapsed",
        "headers",
        "method",
        "retries_taken",
        "status_code",
        "url",
    )

    def __init__(self, call: CallState, outcome: CallOutcome) -> None:
        self._call = call
        self._outcome = outcome
        self.status_code: int = outcome.response.status_code
        self.headers: Mapping[str, str] = outcome.response.headers
        self.method: str = outcome.request.method
        self.url: str = outcome.request.redacted_url
        self.elapsed: float = outcome.elapsed
        self.retries_taken: int = call.retries

    @property
    def is_not_modified(self) -> bool:
        """Return whether the status is 304: there is nothing newer, and no body."""
        return self.status_code == 304

    @property
    def request_id(self) -> str | None:
        """Return the service's id of the request, to quote in support requests, or
        None.
        """
        return request_id_of(self.headers)

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(
            "a response whose body is not read yet cannot be copied or pickled, as it "
            "holds an open connection: use what read() or parse() returns"
        )

    def _pieces(self) -> TextPieces:
        kind = self.headers.get("content-type", "")
        return TextPieces(kind, self._outcome.request.limits.item)

    def _too_large(self, error: TooLargeError) -> APIError:
        request = self._outcome.request
        return too_large_error(request, str(error), request.limits.item)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code} {self.method} {self.url}>"


class RawResponse(Response, Generic[T]):
    """A response that was read to its end."""

    __slots__ = ("_parse",)

    def __init__(
        self, call: CallState, outcome: CallOutcome, parse: Callable[[], T]
    ) -> None:
        super().__init__(call, outcome)
        self._parse = parse

    @property
    def content(self) -> bytes:
        """Return the bytes of the body, decompressed."""
        return self._outcome.response.content

    @property
    def text(self) -> str:
        """Return the body as text, in the charset of its Content-Type, else UTF-8."""
        kind = self.headers.get("content-type", "")
        return self.content.decode(charset(kind), "replace")

    def parse(self) -> T:
        """Return the usual result of the method.

        Raises:
            APIResponseValidationError: The body cannot be decoded.
            APIStatusError: The response is "not modified" (304) and has no body.
        """
        return self._parse()

    def __copy__(self) -> RawResponse[T]:
        return self  # immutable

    def __deepcopy__(self, memo: object) -> RawResponse[T]:
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Return the response without its request, whose header fields contain
        credentials.
        """
        fields = {n: getattr(self, n) for n in Response.__slots__ if n[0] != "_"}
        state = fields, self.content, self._parse_result()
        return object.__new__, (RawResponse,), state

    def __setstate__(self, state: tuple[dict[str, Any], bytes, _ParseResult]) -> None:
        fields, content, self._parse = state
        for name, value in fields.items():
            setattr(self, name, value)
        request: Any = None  # not pickled
        response = HttpResponse(self.status_code, fields["headers"], content)
        self._outcome = CallOutcome(request, response, self.elapsed)

    def _parse_result(self) -> _ParseResult:
        if isinstance(self._parse, _ParseResult):
            return self._parse
        if self._call.items(self._outcome.request, self._outcome.response) is not None:
            message = (
                "the response of a stream was pickled: call parse() before pickling"
            )
            return _ParseResult(None, TypeError(message))
        try:
            return _ParseResult(self._parse(), None)
        except Exception as error:  # noqa: BLE001 - parse() raises it
            return _ParseResult(None, error)


class _ParseResult:
    """What ``parse`` of a pickled response returns or raises."""

    __slots__ = ("_error", "_value")

    def __init__(self, value: Any, error: Exception | None) -> None:
        self._value = value
        self._error = error

    def __call__(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._value


class SyncStreamedResponse(Response, Generic[T]):
    """A response whose body is still to be read, once, by one of its methods.

    It holds a connection: use ``with``, or call ``close``.
    """

    __slots__ = ("_caller",)

    def __init__(
        self, call: CallState, outcome: CallOutcome, caller: SyncCaller
    ) -> None:
        super().__init__(call, outcome)
        self._caller = caller

    def iter_bytes(self) -> Iterator[bytes]:
        """Iterate over the body in decompressed chunks as they arrive.

        Raises:
            APIConnectionError: The connection breaks.
        """
        chunks: Iterator[bytes] = self._outcome.response.stream.chunks()
        return chunks

    def iter_text(self) -> Iterator[str]:
        """Iterate over the body as text, in chunks as they arrive."""
        pieces = self._pieces()
        for chunk in self.iter_bytes():
            if text := pieces.text(chunk):
                yield text
        if text := pieces.text(b"", final=True):
            yield text

    def iter_lines(self) -> Iterator[str]:
        """Iterate over the lines of the body, without their ends (LF or CRLF).

        Raises:
            APIConnectionError: The connection breaks.
            ResponseTooLargeError: A line is larger than ``max_response_bytes``.
        """
        pieces = self._pieces()
        try:
            for chunk in self.iter_bytes():
                yield from pieces.lines(chunk)
            yield from pieces.lines(b"", final=True)
        except TooLargeError as error:
            raise self._too_large(error) from None

    def read(self) -> bytes:
        """Read the whole body."""
        response = self._outcome.response
        if response.stream is not None:
            response.content, response.stream = response.stream.read(), None
        return response.content

    def save(self, target: Target, progress: Progress | None = None) -> int:
        """Write the body to a file; at a path, the file appears only once it is
        complete.

        Args:
            target: A path, or a file that is open for writing bytes.
            progress: Called after each chunk with the bytes so far and the total, or
                None if the service does not send the total.

        Returns:
            The number of bytes written.
        """
        with Download(target, self.headers, progress) as download:
            for chunk in self.iter_bytes():
                download.write(chunk)
        return download.done

    def parse(self) -> T:
        """Read the rest of the body and return the usual result of the method."""
        items = self._call.items(self._outcome.request, self._outcome.response)
        if items is None:
            self.read()
        value: T = self._caller.value_of(self._call, self._outcome, items)
        return value

    def close(self) -> None:
        """Release the connection."""
        if self._outcome.response.stream is not None:
            self._outcome.response.stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncStreamedResponse(Response, Generic[T]):
    """A response whose body is still to be read, for ``async with``.

    See `SyncStreamedResponse`.
    """

    __slots__ = ("_caller",)

    def __init__(
        self, call: CallState, outcome: CallOutcome, caller: AsyncCaller
    ) -> None:
        super().__init__(call, outcome)
        self._caller = caller

    def iter_bytes(self) -> AsyncGenerator[bytes, None]:
        """Iterate over the body in decompressed chunks as they arrive.

        Raises:
            APIConnectionError: The connection breaks.
        """
        chunks: AsyncGenerator[bytes, None] = self._outcome.response.stream.chunks()
        return chunks

    async def iter_text(self) -> AsyncIterator[str]:
        """Iterate over the body as text, in chunks as they arrive."""
        pieces, chunks = self._pieces(), without_hooks(self.iter_bytes())
        try:
            async for chunk in chunks:
                if text := pieces.text(chunk):
                    yield text
            if text := pieces.text(b"", final=True):
                yield text
        finally:
            await chunks.aclose()

    async def iter_lines(self) -> AsyncIterator[str]:
        """Iterate over the lines of the body, without their ends (LF or CRLF).

        Raises:
            APIConnectionError: The connection breaks.
            ResponseTooLargeError: A line is larger than ``max_response_bytes``.
        """
        pieces, chunks = self._pieces(), without_hooks(self.iter_bytes())
        try:
            async for chunk in chunks:
                for line in pieces.lines(chunk):
                    yield line
            for line in pieces.lines(b"", final=True):
                yield line
        except TooLargeError as error:
            raise self._too_large(error) from None
        finally:
            await chunks.aclose()

    async def read(self) -> bytes:
        """Read the whole body."""
        response = self._outcome.response
        if response.stream is not None:
            response.content, response.stream = await response.stream.read(), None
        return response.content

    async def save(self, target: Target, progress: Progress | None = None) -> int:
        """Write the body to a file; see `SyncStreamedResponse.save`.

        Writing blocks the event loop briefly.
        """
        with Download(target, self.headers, progress) as download:
            chunks = without_hooks(self.iter_bytes())
            try:
                async for chunk in chunks:
                    download.write(chunk)
            finally:
                await chunks.aclose()
        return download.done

    async def parse(self) -> T:
        """Read the rest of the body and return the usual result of the method."""
        items = self._call.items(self._outcome.request, self._outcome.response)
        if items is None:
            await self.read()
        value: T = self._caller.value_of(self._call, self._outcome, items)
        return value

    async def close(self) -> None:
        """Release the connection."""
        if self._outcome.response.stream is not None:
            await self._outcome.response.stream.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


# The path that users import these classes from; see errors.py.
for _class in (RawResponse, SyncStreamedResponse, AsyncStreamedResponse):
    _class.__module__ = __name__.replace("._runtime.raw_response", ".types")


class SyncRawCaller(SyncCaller):
    """Returns raw responses."""

    opens: bool | None = False

    def result_of(self, call: CallState, outcome: CallOutcome) -> Any:
        """Return the response, read to its end.

        Raises:
            APIError: The response has an error status.
        """
        refuse_failure(call, outcome)

        def parse() -> Any:
            items = call.items(outcome.request, outcome.response)
            outcome.response.stream = ReadBody(outcome.response.content)
            return self.value_of(call, outcome, items)

        return RawResponse[object](call, outcome, parse)


class AsyncRawCaller(AsyncCaller):
    """Returns raw responses, for an asynchronous client."""

    opens: bool | None = False

    def result_of(self, call: CallState, outcome: CallOutcome) -> Any:
        """Return the response, read to its end.

        Raises:
            APIError: The response has an error status.
        """
        refuse_failure(call, outcome)

        def parse() -> Any:
            items = call.items(outcome.request, outcome.response)
            outcome.response.stream = AsyncReadBody(outcome.response.content)
            return self.value_of(call, outcome, items)

        return RawResponse[object](call, outcome, parse)


class SyncStreamingCaller(SyncCaller):
    """Returns responses before their body is read."""

    opens: bool | None = True

    def result_of(self, call: CallState, outcome: CallOutcome) -> Any:
        """Return the response with its body unread.

        Raises:
            APIError: The response has an error status.
        """
        refuse_failure(call, outcome)
        if outcome.response.stream is None:
            outcome.response.stream = ReadBody(outcome.response.content)
        return SyncStreamedResponse[object](call, outcome, self)


class AsyncStreamingCaller(AsyncCaller):
    """Returns responses before their body is read, for an asynchronous client."""

    opens: bool | None = True

    def result_of(self, call: CallState, outcome: CallOutcome) -> Any:
        """Return the response with its body unread.

        Raises:
            APIError: The response has an error status.
        """
        refuse_failure(call, outcome)
        if outcome.response.stream is None:
            outcome.response.stream = AsyncReadBody(outcome.response.content)
        return AsyncStreamedResponse[object](call, outcome, self)


def refuse_failure(call: CallState, outcome: CallOutcome) -> None:
    """Raise the error for a response without a success status.

    "Not modified" is not an error if the request has a condition.

    Raises:
        APIStatusError: The response has no success status.
    """
    request, response = outcome.request, outcome.response
    if response.status_code == 304 and any(
        name.lower() in ("if-none-match", "if-modified-since")
        for name, _ in request.headers
    ):
        return
    if not response.is_success:
        call.result(request, response)


class AsyncOpening(Generic[T]):
    """A pending streaming response: use ``async with``, or await and close it."""

    __slots__ = ("_pending", "_response")

    def __init__(self, pending: Coroutine[Any, Any, AsyncStreamedResponse[T]]) -> None:
        self._pending = pending

    def __await__(self) -> Generator[Any, Any, AsyncStreamedResponse[T]]:
        return self._pending.__await__()

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        self._response = await self._pending
        return self._response

    async def __aexit__(self, *_: object) -> None:
        await self._response.close()


class ReadBody:
    """A body that is already read, as a stream."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        self._content = content

    def chunks(self) -> Iterator[bytes]:
        """Yield all bytes at once."""
        yield self._content

    def read(self) -> bytes:
        """Return all bytes."""
        return self._content

    def close(self) -> None:
        """Do nothing: there is no connection to release."""


class AsyncReadBody(ReadBody):
    """A body that is already read, for an asynchronous reader."""

    __slots__ = ()

    async def chunks(self) -> AsyncIterator[bytes]:  # type: ignore[override]
        """Yield all bytes at once."""
        yield self._content

    async def read(self) -> bytes:  # type: ignore[override]
        """Return all bytes."""
        return self._content

    async def close(self) -> None:  # type: ignore[override]
        """Do nothing: there is no connection to release."""


P = ParamSpec("P")
if TYPE_CHECKING:

    class RawResponses:
        """Methods that return the raw response."""

    class StreamingResponses:
        """Methods that return a response whose body is not read yet."""

    class AsyncRawResponses:
        """Methods of an asynchronous resource that return the raw response."""

    class AsyncStreamingResponses:
        """Those that return a response whose body is not read yet."""

    class Verb(Protocol):
        """An HTTP method of a client; type checkers would use its first overload only."""

        _method: str

    class SyncRawVerb(Protocol):
        """An HTTP method that returns the raw response."""

        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> RawResponse[T]: ...
        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> RawResponse[Any]: ...

    class AsyncRawVerb(Protocol):
        """An HTTP method of an asynchronous client, likewise."""

        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Coroutine[Any, Any, RawResponse[T]]: ...
        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Coroutine[Any, Any, RawResponse[Any]]: ...

    class SyncStreamingVerb(Protocol):
        """An HTTP method whose response is not read."""

        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> SyncStreamedResponse[T]: ...
        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> SyncStreamedResponse[Any]: ...

    class AsyncStreamingVerb(Protocol):
        """An HTTP method of an asynchronous client, likewise."""

        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> AsyncOpening[T]: ...
        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = ...,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> AsyncOpening[Any]: ...

    class SyncRawClient(RawResponses):
        """The methods of a client that return the raw response."""

        @overload
        def __call__(self, method: Verb) -> SyncRawVerb: ...
        @overload
        def __call__(self, method: Callable[P, T]) -> Callable[P, RawResponse[T]]: ...
        def __call__(self, method: Any) -> Any:
            """Make any method return the raw response."""
            ...

    class AsyncRawClient(AsyncRawResponses):
        """The methods of an asynchronous client that return the raw response."""

        @overload
        def __call__(self, method: Verb) -> AsyncRawVerb: ...
        @overload
        def __call__(
            self, method: Callable[P, Awaitable[T]]
        ) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]: ...
        def __call__(self, method: Any) -> Any:
            """Make any method return the raw response."""
            ...

    class SyncStreamingClient(StreamingResponses):
        """The methods of a client that return a response whose body is not read."""

        @overload
        def __call__(self, method: Verb) -> SyncStreamingVerb: ...
        @overload
        def __call__(
            self, method: Callable[P, T]
        ) -> Callable[P, SyncStreamedResponse[T]]: ...
        def __call__(self, method: Any) -> Any:
            """Make any method return a response whose body is not read."""
            ...

    class AsyncStreamingClient(AsyncStreamingResponses):
        """Those of an asynchronous client, for ``async with``."""

        @overload
        def __call__(self, method: Verb) -> AsyncStreamingVerb: ...
        @overload
        def __call__(
            self, method: Callable[P, Awaitable[T]]
        ) -> Callable[P, AsyncOpening[T]]: ...
        def __call__(self, method: Any) -> Any:
            """Make any method return a response whose body is not read."""
            ...

    class Method(Generic[P, T]):
        """A method of a resource, with the result that the view gives it.

        An asynchronous method with the same result has the type of the synchronous one.
        """

        def __init__(self, method: Callable[Concatenate[Any, P], T]) -> None: ...
        @overload
        def __get__(
            self, view: RawResponses, owner: object
        ) -> Callable[P, RawResponse[T]]: ...
        @overload
        def __get__(
            self, view: StreamingResponses, owner: object
        ) -> Callable[P, SyncStreamedResponse[T]]: ...
        @overload
        def __get__(
            self, view: AsyncRawResponses, owner: object
        ) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]: ...
        @overload
        def __get__(
            self, view: AsyncStreamingResponses, owner: object
        ) -> Callable[P, AsyncOpening[T]]: ...
        def __get__(self, view: object, owner: object) -> Any: ...

    class AsyncMethod(Method[P, T]):
        """A method of an asynchronous resource, with the result that the view gives."""

        def __init__(
            self, method: Callable[Concatenate[Any, P], Awaitable[T]]
        ) -> None: ...

    # Unlike the type of a descriptor, that of a function keeps all overloads.

    def raw_method(
        method: Callable[Concatenate[Any, P], T],
    ) -> Callable[Concatenate[Any, P], RawResponse[T]]:
        """Return the method with the raw response as its result."""
        ...

    def streaming_method(
        method: Callable[Concatenate[Any, P], T],
    ) -> Callable[Concatenate[Any, P], SyncStreamedResponse[T]]:
        """Return the method with an unread response as its result."""
        ...

    def async_raw_method(
        method: Callable[Concatenate[Any, P], Awaitable[T]],
    ) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, RawResponse[T]]]:
        """Return the coroutine method with the raw response as its result."""
        ...

    def async_streaming_method(
        method: Callable[Concatenate[Any, P], Awaitable[T]],
    ) -> Callable[Concatenate[Any, P], AsyncOpening[T]]:
        """Return the coroutine method with an unread response as its result."""
        ...
