"""The mock of a client."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.resources import files
from threading import RLock
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Protocol,
    Self,
    TypeAlias,
    TypeGuard,
    TypeVar,
)
from urllib.parse import parse_qs, unquote

from .auth import UserPassword
from .client import AsyncClientBase, SyncClientBase, async_caller, sync_caller
from .codecs import PLAIN, Codec
from .errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    error_class,
)
from .json import read, write
from .media_types import best_match, is_json, is_text
from .models import Model
from .parameters import encoded
from .requests import Headers, sent_arguments
from .responses import contents_for
from .validation import LENIENT, DecodeContext

if TYPE_CHECKING:
    import httpx2

    from .operations import Argument, Operation
    from .settings import Settings


class SentRequest:
    """A request as it was sent."""

    method: str
    """The HTTP method."""

    url: str
    """The complete URL, including credentials in its query."""

    path: str
    """The decoded path, including the path of the base URL."""

    query: dict[str, list[str]]
    """The values of each query parameter."""

    headers: Headers
    """The header fields. Lookups ignore case."""

    body: bytes
    """The bytes of the body; empty if there is none."""

    def __init__(self, request: httpx2.Request) -> None:
        url = request.url
        raw = url.raw_path.decode("ascii")
        path, _, query = raw.partition("?")
        self.method = request.method
        self.url = f"{url.scheme}://{url.netloc.decode('ascii')}{raw}"
        self.path = unquote(path)
        self.query = parse_qs(query, keep_blank_values=True)
        self.headers = Headers(request.headers.multi_items())
        self.body = request.content

    @property
    def json(self) -> Any:
        """The parsed JSON body.

        Raises:
            ValueError: If the body is malformed JSON.
        """
        return read(self.body)

    def __repr__(self) -> str:
        return f"<SentRequest {self.method} {self.path}>"


class Call:
    """A call of an operation, with the requests of all its attempts."""

    route: str
    """The name of the operation in the client, such as ``account.get``."""

    arguments: dict[str, object]
    """The arguments that were passed, by the names of the method's parameters."""

    requests: list[SentRequest]
    """One request for each attempt."""

    def __init__(
        self, route: str, operation: Operation[Any], values: Mapping[str, object]
    ) -> None:
        self.route = route
        self.arguments = given(operation, values)
        self.requests = []
        self._values = values

    def sent_for(self, values: object) -> bool:
        """Whether a request with this very mapping of values is another attempt of the
        call.
        """
        return self._values is values

    @property
    def request(self) -> SentRequest:
        """The last request."""
        return self.requests[-1]

    def __repr__(self) -> str:
        return f"<Call {self.route}({', '.join(self.arguments)})>"


def given(operation: Operation[Any], values: Mapping[str, object]) -> dict[str, object]:
    """Return the arguments that are sent, by name."""
    pairs = sent_arguments(operation.arguments, values)
    return {argument.name: value for argument, value in pairs}


def difference(
    operation: Operation[Any], call: Call, expected: Mapping[str, object]
) -> str:
    """Describe how the arguments of a call differ from the expected ones; "" if they do
    not.

    Values are equal if they compare equal or are sent as the same data.

    Raises:
        TypeError: If the operation has no argument of an expected name.
    """
    known = {argument.name: argument for argument in operation.arguments}
    if unknown := expected.keys() - known:
        names = ", ".join(known) or "none"
        raise TypeError(
            f"{call.route} has no argument {min(unknown)!r} (its arguments: {names})"
        )
    wanted, actual = given(operation, expected), call.arguments
    lines = [
        f"  {name}: expected {_shown(wanted, name)}, got {_shown(actual, name)}"
        for name in known
        if (name in wanted) is not (name in actual)
        or (name in wanted and not _alike(known[name], wanted[name], actual[name]))
    ]
    return "\n".join(lines)


def _shown(values: Mapping[str, object], name: str) -> str:
    return repr(values[name]) if name in values else "nothing"


def _alike(argument: Argument, one: object, other: object) -> bool:
    if one == other:
        return True
    try:
        return bool(encoded(argument, one) == encoded(argument, other))
    except (TypeError, ValueError, AttributeError):
        return False


_NO_CONTENTS: Mapping[str, Codec] = {}


class Planned:
    """A response that is ready to be sent, or the connection error to raise instead."""

    __slots__ = ("breaks", "content", "headers", "status")

    def __init__(
        self,
        status: int,
        content: bytes = b"",
        media_type: str = "",
        headers: Mapping[str, str] | None = None,
        breaks: httpx2.TransportError | None = None,
    ) -> None:
        self.status: int = status
        self.content: bytes = content
        own = {"Content-Type": media_type} if media_type else {}
        self.headers: dict[str, str] = {**own, **(headers or {})}
        self.breaks: httpx2.TransportError | None = breaks

    def response(self) -> httpx2.Response:
        """Return the response as the HTTP library represents it.

        Raises:
            httpx2.TransportError: If a connection error is planned.
        """
        import httpx2

        if self.breaks is not None:
            raise self.breaks
        return httpx2.Response(self.status, headers=self.headers, content=self.content)


def success(
    operation: Operation[Any],
    value: Any,
    *,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
    strict: bool = False,
    streamed: bool = False,
) -> Planned:
    """Build a successful response with a value, in the described form that fits it
    best.

    Args:
        operation: The operation that is called.
        value: A model, plain data, text, bytes, or the items of a stream.
        status: The HTTP status code; by default the first successful one described.
        headers: Header fields to add.
        strict: Whether to reject a value that does not match the schema.
        streamed: Whether to prefer a stream if the response may be one.

    Raises:
        ValueError: If the status is not a success.
        TypeError: If the value cannot be written.
        ValidationError: If the value does not match the schema and ``strict`` is set.
    """
    if status is not None and not 200 <= status < 400:
        raise ValueError(
            f"status {status} is not a success: use raises({status}) for an error"
        )
    found = dict(_successes(operation, status))
    code = next(iter(found))
    if not 200 <= code < 300:  # a redirect, whose value is its target
        return Planned(code, headers={"Location": str(value or "/"), **(headers or {})})
    if value is None:
        code = next((known for known, kinds in found.items() if not kinds), code)
    context = DecodeContext("strict", None, repr(operation)) if strict else LENIENT
    forms = [(c, kind, codec) for c in found for kind, codec in found[c].items()]
    best = max(forms, key=lambda form: _fit(form, value, streamed), default=None)
    if best is None or (value is None and not found[code]):
        content, kind = (b"", "") if value is None else _body("", PLAIN, value, context)
    else:
        code, described, codec = best
        content, kind = _body(described, codec, value, context)
    return Planned(code, content, kind, headers)


def _successes(
    operation: Operation[Any], status: int | None
) -> Iterable[tuple[int, Mapping[str, Codec]]]:
    responses = operation.responses
    if status is not None:
        yield status, contents_for(status, responses) or _NO_CONTENTS
        return
    known = [key for key in responses if key.startswith("2")]
    known = known or [key for key in responses if key in ("default",)]
    known = known or [key for key in responses if key.startswith("3")]
    for key in known or ["204"]:
        first = 2 if key == "default" else int(key[0])
        code = int(key) if key.isdigit() else first * 100
        yield code, responses.get(key) or _NO_CONTENTS


def _fit(form: tuple[int, str, Any], value: Any, streamed: bool) -> tuple[int, Any]:
    """Rate how well a form of the response suits a value. On a tie the first form is
    used.
    """
    _, kind, codec = form
    if codec.piecemeal:
        one = isinstance(value, str | bytes | dict | Model)
        many = hasattr(value, "__iter__") and not one
        return (5 if streamed else 2) if many else 0, ()
    if isinstance(value, bytes):
        return (1 if is_text(kind) else 4), ()
    if codec.of_bytes or is_json(kind) or "*" in kind:
        inner = codec.codec if codec.of_bytes else codec
        score = inner.score(inner.encode(value))
        return (0, ()) if score is None else (3, score)
    return (1 if isinstance(value, str) else 0), ()


def _body(
    kind: str, codec: Any, value: Any, context: DecodeContext
) -> tuple[bytes, str]:
    """Return the bytes of a value and their media type."""
    if codec.piecemeal:
        items = (_written(codec.codec, item, context) for item in value)
        return "".join(codec.written(item, kind) for item in items).encode(), kind
    coded = is_json(kind) or (is_text(kind) and codec is not PLAIN)
    if isinstance(value, bytes) and (codec.is_raw or not coded):
        return value, _concrete(kind, "application/octet-stream")
    if isinstance(value, str) and codec.is_raw:
        return value.encode(), _concrete(kind, "application/octet-stream")
    plain = kind and not codec.of_bytes and not is_json(kind) and "*" not in kind
    if isinstance(value, str) and plain:
        return value.encode(), kind
    data = _written(codec, value, context)
    if codec.of_bytes:
        return data, kind
    if isinstance(data, str) and plain:
        return data.encode(), kind
    if isinstance(data, bytes) and plain:
        return data, kind
    return write(data).encode(), _concrete(kind, "application/json")


def _written(codec: Codec, value: Any, context: DecodeContext) -> Any:
    """Encode a value, and check it against the schema if the mock is strict."""
    data = codec.encode(value)
    if context.checks:
        codec.decode(data, context)
    return data


def _concrete(kind: str, otherwise: str) -> str:
    return kind if kind and "*" not in kind else otherwise


def failure(
    operation: Operation[Any],
    error: object,
    body: object = None,
    headers: Mapping[str, str] | None = None,
) -> Planned:
    """Build the response that makes the client raise an error.

    Args:
        operation: The operation that is called.
        error: An HTTP status code from 400 to 599, an exception of this package, or its
            class.
        body: The body of the response: a model, plain data, text or bytes.
        headers: Header fields to add.

    Raises:
        ValueError: If the status is not an error.
        TypeError: If no response causes the exception.
    """
    if isinstance(error, APIError):
        body = error.body if body is None else body
        kept = ((n, v) for n, v in error.headers.items() if n[:8] != "content-")
        headers = {**dict(kept), **(headers or {})}
    kind: type[Any] = error if isinstance(error, type) else type(error)
    if issubclass(kind, APIConnectionError):
        import httpx2

        late = issubclass(kind, APITimeoutError)
        text = str(error) if isinstance(error, APIError) else "raised by the mock"
        broken = httpx2.ReadTimeout(text) if late else httpx2.ConnectError(text)
        return Planned(0, breaks=broken)
    if issubclass(kind, APIResponseValidationError):
        return Planned(200, b"{", "application/json", headers)
    status = error if isinstance(error, int) else _status(error, kind)
    if not 400 <= status < 600:
        raise ValueError(f"status {status} is not an error: pass one from 400 to 599")
    content, media_type = _error_body(operation, status, body)
    return Planned(status, content, media_type, headers)


def _status(error: object, kind: type) -> int:
    known = getattr(error, "status_code", None)
    if isinstance(known, int) and known:
        return known
    for status in range(400, 501):
        if error_class(status) is kind is not APIStatusError:
            return status
    raise TypeError(
        f"{kind.__name__} does not determine a status: pass one, such as raises(400)"
    )


def _error_body(
    operation: Operation[Any], status: int, body: object
) -> tuple[bytes, str]:
    if body is None:
        return b"", ""
    if isinstance(body, bytes | str):
        raw = body.encode() if isinstance(body, str) else body
        return raw, "text/plain; charset=utf-8"
    contents = contents_for(status, operation.responses) or _NO_CONTENTS
    kinds = ("application/json", "application/xml")
    kind = next(filter(None, (best_match(kind, contents) for kind in kinds)), None)
    codec = PLAIN if kind is None else contents[kind]
    return _body(kind or "", codec, body, LENIENT)


class Service(Protocol):
    """The part of the mock that a route needs."""

    strict: bool

    def add(self, route: Route[Any]) -> None:
        """Register a route."""

    def add_group(self, group: Routes) -> None:
        """Register a group, whose routes are added when they are needed."""

    def example(self, route: str, streamed: bool = False) -> Any:
        """Return the example response of an operation, or of its stream.

        Raises:
            LookupError: If there is none.
        """


Failing: TypeAlias = APIError | type[APIError]

Answers: TypeAlias = tuple[
    list[Callable[[Call], Planned]], Callable[[Call], Planned] | None
]
"""The responses that are used once each, in order, and the one that is used after
them.
"""

T = TypeVar("T")


def _fails(answer: Any) -> TypeGuard[Failing]:
    kind = answer if isinstance(answer, type) else type(answer)
    return issubclass(kind, APIError)


def _is_streamed(call: Call) -> bool:
    # By convention the argument `stream` requests a streamed response.
    return call.arguments.get("stream") is True


class UnexpectedCallError(AssertionError):
    """The client called an operation for which no response is set."""


class Route(Generic[T]):
    """An operation of a mock; ``T`` is the type of its response.

    If no response is set, it returns the example from the API's document. In a strict
    mock, such a call fails.
    """

    calls: list[Call]
    """The calls, in the order of their first requests."""

    def __init__(self, service: Service, name: str, operation: Operation[Any]) -> None:
        self.name = name
        self.operation = operation
        self._service = service
        self.reset()

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError("a route cannot be copied or pickled without its mock")

    def reset(self) -> None:
        """Remove the responses and forget the calls."""
        self.calls = []
        # One attribute, so that other threads never see a partial change.
        self._answers: Answers | None = None

    def returns(
        self,
        answer: T,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Return this value from every call.

        Args:
            answer: A model, a mapping with JSON names or Python names, another value
                that the operation returns, or the items of a stream.
            status: The HTTP status code; by default the first successful one described.
            headers: Header fields of the response.

        Raises:
            ValueError: If the status is not a success.
            TypeError: If the value cannot be written.
            ValidationError: If the value does not match the schema and the mock is
                strict.
        """
        self._answer(self._planned(answer, status, headers))

    def returns_sequence(self, *answers: T | Failing) -> None:
        """Return the next of these values for each request. An exception is raised
        instead.

        A request after the last value fails the test.
        """
        self._plan([self._planned(answer) for answer in answers])

    def returns_from(self, function: Callable[[Call], T | Failing]) -> None:
        """Return what a function returns for the call. An exception that it returns is
        raised.
        """
        self._plan([], lambda call: self._planned(function(call))(call))

    def returns_example(self) -> None:
        """Return the example from the API's document from every call.

        Raises:
            LookupError: If there is none.
        """
        self._service.example(self.name)
        self._answer(self._example)

    def _example(self, call: Call) -> Planned:
        example = self._service.example(self.name, _is_streamed(call))
        return self._planned(example)(call)

    def raises(
        self,
        error: int | Failing,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Make every call raise an error.

        Args:
            error: An HTTP status code from 400 to 599, an exception that calls raise,
                or its class. The status, header fields and body of an exception are
                sent, but not its message.
            body: The body of the response: a model, plain data, text or bytes.
            headers: Header fields of the response.

        Raises:
            ValueError: If the status is not an error.
            TypeError: If no response causes the exception.
        """
        planned = failure(self.operation, error, body, headers)
        self._answer(lambda _: planned)

    def _planned(
        self,
        answer: Any,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Callable[[Call], Planned]:
        if _fails(answer):
            failed = failure(self.operation, answer)
            return lambda _: failed

        def plan(streamed: bool) -> Planned:
            return success(
                self.operation,
                answer,
                status=status,
                headers=headers,
                strict=self._service.strict,
                streamed=streamed,
            )

        if not isinstance(answer, str | bytes | dict) and hasattr(answer, "__next__"):
            answer = list(answer)
        both = plan(False), plan(True)
        return lambda call: both[_is_streamed(call)]

    def _answer(self, always: Callable[[Call], Planned]) -> None:
        self._plan([], always)

    def _plan(
        self,
        turns: list[Callable[[Call], Planned]],
        always: Callable[[Call], Planned] | None = None,
    ) -> None:
        self._answers = turns, always

    def answer(self, call: Call) -> Planned:
        """Return the next response.

        Raises:
            UnexpectedCallError: If none is set.
        """
        turns, always = self._answers or ([], None)
        with suppress(IndexError):
            always = turns.pop(0)
        if always is not None:
            return always(call)
        if self._answers is None and not self._service.strict:
            try:
                return self._example(call)
            except LookupError:
                pass
        none_left = "no response is left" if self._answers else "no response is set"
        raise UnexpectedCallError(f"{none_left} for {self.name}: {call.request!r}")

    @property
    def unused(self) -> bool:
        """Whether a response is set that was never used."""
        return self._answers is not None and bool(self._answers[0] or not self.calls)

    @property
    def call_count(self) -> int:
        """The number of calls. Retries of a call are not counted."""
        return len(self.calls)

    @property
    def last_call(self) -> Call:
        """The last call.

        Raises:
            AssertionError: If there was none.
        """
        __tracebackhide__ = True
        if not self.calls:
            raise AssertionError(f"{self.name} was not called")
        return self.calls[-1]

    def assert_not_called(self) -> None:
        """Fail if there was any call."""
        __tracebackhide__ = True
        if self.calls:
            raise AssertionError(
                f"{self.name} was expected not to be called, but was: {self.calls}"
            )

    def assert_called_once(self) -> None:
        """Fail unless there was exactly one call."""
        __tracebackhide__ = True
        if len(self.calls) != 1:
            raise AssertionError(
                f"{self.name} was expected to be called once, "
                f"but was called {len(self.calls)} times"
            )

    def assert_called_once_with(self, /, **arguments: object) -> None:
        """Fail unless there was exactly one call, with exactly these arguments."""
        __tracebackhide__ = True
        self.assert_called_once()
        self.assert_called_with(**arguments)

    def assert_called_with(self, /, **arguments: object) -> None:
        """Fail unless the last call had exactly these arguments.

        Raises:
            TypeError: If the operation has no argument of this name.
        """
        __tracebackhide__ = True
        found = difference(self.operation, self.last_call, arguments)
        if found:
            raise AssertionError(
                f"{self.name} was called with different arguments:\n{found}"
            )

    def __repr__(self) -> str:
        return f"<Route {self.name}, called {len(self.calls)} times>"


class Routes:
    """The routes of a resource, one for each annotation of the class.

    They are created when the first one is used, because the module of the resource is
    imported then.

    Args:
        service: The mock.
        module: The module of the resource, within the package.
        name: The name of the resource in the client, if it is not the module's.
    """

    def __init__(self, service: Service, module: str, name: str = "") -> None:
        self._lock = RLock()
        self._pending = True
        self._origin = service, module, name or module.rpartition(".")[2]
        service.add_group(self)

    if not TYPE_CHECKING:  # to a type checker, only declared routes exist

        def __getattr__(self, name: str) -> Any:
            if name in type(self).__annotations__ and self.create_():
                return getattr(self, name)
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}",
                name=name,
                obj=self,
            )

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *type(self).__annotations__})

    def create_(self, *, only_imported: bool = False) -> bool:
        """Create the routes; return whether they exist now.

        No route has a name that ends in an underscore, but ``create`` is a common one.

        Args:
            only_imported: Whether to leave a resource whose module is not imported.
        """
        with self._lock:
            service, module, name = self._origin
            if only_imported and f"{_package(self)}.{module}" not in sys.modules:
                return False
            if self._pending:
                self._add_routes(service, module, type(self), f"{name}.")
                self._pending = False
        return True

    def _add_routes(
        self, service: Service, module: str, routes: type, prefix: str = ""
    ) -> None:
        """Add the routes that a class declares, whose operations are in a module."""
        constants = vars(import_module(f"{_package(self)}.{module}"))
        for method in routes.__annotations__:
            operation = constants.get(_constant(method))
            if operation is None:  # the mock itself has an attribute of that name
                operation = constants[_constant(method.removesuffix("_"))]
            route = Route[Any](service, f"{prefix}{method}", operation)
            setattr(self, method, route)
            service.add(route)


def _package(owner: object) -> str:
    """The package of a mock or of its routes, which are in `testing`."""
    home = sys.modules[type(owner).__module__].__package__ or ""
    return home.rpartition(".")[0]


def _constant(method: str) -> str:
    """The constant that holds the operation of a method."""
    return f"_{method.upper() if method.isascii() else method}"


ELSEWHERE = "https://service.test"
"""The base URL of clients if the API's document has no absolute server URL."""

S = TypeVar("S", bound=SyncClientBase)
A = TypeVar("A", bound=AsyncClientBase)


def _transport(
    handler: Callable[[httpx2.Request], httpx2.Response], sleeps: list[float]
) -> httpx2.MockTransport:
    """Return a transport for both kinds of clients that records waits without waiting."""
    import httpx2

    class Transport(httpx2.MockTransport):
        def wait(self, seconds: float) -> None:
            sleeps.append(seconds)

    return Transport(handler)


class Mock(Generic[S, A]):
    """A mock of the service. Real clients use it without a network.

    Args:
        client: The class of the synchronous client, if the package has one.
        async_client: The class of the asynchronous client, if the package has one.
        strict: Whether to fail a call without a response that was set, instead of
            returning the example of the API's document. A strict mock also rejects
            responses that do not match the schema, and fails at the end of its ``with``
            block if a response was not used.
    """

    calls: list[Call]
    """All calls, in the order of their first requests."""

    def __init__(
        self,
        client: Callable[..., S] | None,
        async_client: Callable[..., A] | None,
        strict: bool,
    ) -> None:
        self.strict = strict
        self.calls = []
        self._kinds = client, async_client
        self._made: tuple[S | None, A | None] = None, None
        self._sleeps: list[float] = []
        self._transport = _transport(self._received, self._sleeps)
        self._routes: dict[Operation[Any], Route[Any]] = {}
        self._groups: list[Routes] = []
        self._unexpected: list[str] = []
        self._examples: Any = None

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise TypeError(
            "a mock cannot be copied or pickled because its clients refer to it: "
            f"create another {type(self).__name__}"
        )

    def add(self, route: Route[Any]) -> None:
        """Register a route."""
        self._routes[route.operation] = route

    def add_group(self, group: Routes) -> None:
        """Register a group, whose routes are added when they are needed."""
        self._groups.append(group)

    @property
    def client(self) -> S:
        """A client of the mock, with credentials for every operation."""
        kind, (made, other) = self._kinds[0], self._made
        if kind is None:
            raise AttributeError("the package has no synchronous client")
        if made is None or sync_caller(made).transport.closed:
            probe = kind(http_client=self._transport)
            given = _arguments(sync_caller(probe).settings)
            made = kind(http_client=self._transport, **given)
            self._made = made, other
        return made

    @property
    def async_client(self) -> A:
        """An asynchronous client of the mock, with credentials for every operation."""
        kind, (other, made) = self._kinds[1], self._made
        if kind is None:
            raise AttributeError("the package has no asynchronous client")
        if made is None or async_caller(made).transport.closed:
            probe = kind(http_client=self._transport)
            given = _arguments(async_caller(probe).settings)
            made = kind(http_client=self._transport, **given)
            self._made = other, made
        return made

    @property
    def transport(self) -> object:
        """The mock as an httpx2 transport: pass it as ``http_client`` to a client that
        you create.
        """
        return self._transport

    @property
    def sleeps(self) -> list[float]:
        """The seconds that clients would have waited before retries."""
        return self._sleeps

    @property
    def unused(self) -> list[str]:
        """The names of the routes with unused responses."""
        return [route.name for route in [*self._routes.values()] if route.unused]

    def assert_all_used(self) -> None:
        """Fail unless every response that was set was used."""
        __tracebackhide__ = True
        if unused := self.unused:
            raise AssertionError(f"unused responses: {', '.join(unused)}")

    def reset(self) -> None:
        """Remove all responses and forget all calls."""
        for route in [*self._routes.values()]:
            route.reset()
        self.calls.clear()
        self.sleeps.clear()
        self._unexpected.clear()

    def example(self, route: str, streamed: bool = False) -> Any:
        """Return the example response of an operation, or of its stream, from the API's
        document.

        Raises:
            LookupError: If there is none.
        """
        if self._examples is None:
            home = sys.modules[type(self).__module__].__package__ or ""
            text = files(home).joinpath("examples.json").read_text("utf-8")
            self._examples = read(text)
        found: Any = self._examples
        keys: Any = found.get("streams", {}) if streamed else {}
        return found["values"][keys.get(route) or found["routes"][route]]

    def _received(self, request: httpx2.Request) -> httpx2.Response:
        operation, values = request.extensions["call"]
        route = self._routes.get(operation) or self._found(operation)
        sent = SentRequest(request)
        try:
            if route is None:
                message = f"no operation of the API has this method and path: {sent!r}"
                raise UnexpectedCallError(message)
            calls = (call for call in reversed(route.calls) if call.sent_for(values))
            call = next(calls, None)
            if call is None:
                call = Call(route.name, operation, values)
                route.calls.append(call)
                self.calls.append(call)
            call.requests.append(sent)
            return route.answer(call).response()
        except UnexpectedCallError as error:
            self._unexpected.append(str(error))
            raise

    def _found(self, operation: Operation[Any]) -> Route[Any] | None:
        """Find the route of an operation in the groups that were not used yet."""
        for group in self._groups:
            group.create_(only_imported=True)
        if operation in self._routes:
            return self._routes[operation]
        for group in self._groups:
            group.create_()
        return self._like(operation)

    def _like(self, operation: Operation[Any]) -> Route[Any] | None:
        """Find the route of a request that was sent by path, such as
        ``client.get("/x")``.
        """
        pieces = operation.path.partition("?")[0].strip("/").split("/")
        for by_name in (True, False):
            for known, route in [*self._routes.items()]:
                parts = known.path.strip("/").split("/")
                if known.method == operation.method and len(parts) == len(pieces):
                    pairs = zip(parts, pieces, strict=True)
                    if all(p == q or ("{" in p and not by_name) for p, q in pairs):
                        return route
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        __tracebackhide__ = True
        if kind is not None:
            return
        if self._unexpected:  # the program may have caught the exception
            raise UnexpectedCallError("\n".join(self._unexpected))
        if self.strict:
            self.assert_all_used()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: object, *_: object) -> None:
        __tracebackhide__ = True
        self.__exit__(kind)


def _arguments(settings: Settings) -> dict[str, object]:
    """Return the arguments that a client needs to be able to call every operation."""
    found: dict[str, object] = {}
    for scheme in settings.service.schemes.values():
        if not scheme.keyword:
            continue
        if not isinstance(scheme, UserPassword):
            found[scheme.keyword] = f"test-{scheme.keyword}"
        elif scheme.password:
            found |= {scheme.keyword: "user", scheme.password: "password"}
        else:
            found[scheme.keyword] = ("user", "password")
    found |= {keyword: f"test-{keyword}" for keyword in settings.service.arguments}
    try:
        plain = "{" not in settings.address()
    except ValueError:
        plain = False
    return found if plain else {**found, "base_url": ELSEWHERE}
