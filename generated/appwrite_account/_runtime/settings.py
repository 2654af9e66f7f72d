"""The settings of a client and the options of a call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import isnan
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from .auth import Credential, Given, Scheme, gather_credentials
from .operations import Operation, Server
from .requests import LIMITS, HttpResponse, Limits, Request, limits_of
from .urls import resolved
from .validation import (
    DecodeContext,
    UnconvertedValues,
    Validation,
    ValidationIssue,
    unexpected_argument,
)

if TYPE_CHECKING:
    from ssl import SSLContext

    from .errors import APIError


class CallOptions(TypedDict, total=False):
    """Options that every method accepts in addition to its own arguments."""

    timeout: float | None
    """Seconds to wait for a connection and for each read and write; None: no limit."""

    max_retries: int
    """Maximum number of retries of a failed request; 0 disables retries."""

    extra_headers: Mapping[str, str]
    """Header fields to add to the request; they override all others."""

    extra_query: Mapping[str, object]
    """Query parameters to add; they replace parameters of the same name."""

    extra_body: Mapping[str, object]
    """Properties to merge into a JSON object or form body; they override all others."""

    base_url: str
    """Base URL for this call, in place of the client's."""

    validation: Validation
    """How strictly the response is validated, in place of the client's setting."""

    deadline: float | None
    """Seconds that the call may take, including retries and delays; None: no limit."""

    max_response_bytes: int | None
    """Maximum size of the response held in memory, in bytes after decompression; None:
    no limit.
    """

    retry_non_idempotent: bool
    """Whether to retry a POST or PATCH even if the first request may have arrived."""

    cross_origin_bodies: bool
    """Whether the body follows a redirect (307, 308) to another origin."""

    idempotency_key: str
    """The idempotency key to send. By default a random one is sent if the service's
    header field for it is known.
    """


OPTIONS: frozenset[str] = frozenset(
    (
        "timeout",
        "max_retries",
        "extra_headers",
        "extra_query",
        "extra_body",
        "base_url",
        "validation",
        "cross_origin_bodies",
        "deadline",
        "idempotency_key",
        "max_response_bytes",
        "retry_non_idempotent",
    )
)
"""The names of the options."""

RESERVED_ARGUMENTS: tuple[str, ...] = ("self", "options", *sorted(OPTIONS))
"""Names that parameters of generated methods must avoid."""


def check_options(options: Mapping[str, Any]) -> None:
    """Check the options of a call before anything is sent.

    Raises:
        TypeError: An option is unknown or its value has the wrong type.
        ValueError: A timeout is not positive, or max_retries is negative. A deadline
            that has passed is not an error here: the call raises APITimeoutError.
    """
    if unknown := options.keys() - OPTIONS:
        raise unexpected_argument(unknown, OPTIONS)
    for name in ("timeout", "deadline"):
        seconds = options.get(name)
        if seconds is None:
            continue
        if not isinstance(seconds, int | float) or isinstance(seconds, bool):
            raise TypeError(f"{name} must be a number of seconds, not {seconds!r}")
        is_nan = isinstance(seconds, float) and isnan(seconds)
        if is_nan or (name == "timeout" and seconds <= 0):
            raise ValueError(f"{name} must be a positive number, not {seconds!r}")
    retries = options.get("max_retries", 0)
    if not isinstance(retries, int) or isinstance(retries, bool):
        raise TypeError(f"max_retries must be an integer, not {retries!r}")
    if retries < 0:
        raise ValueError(f"max_retries must be 0 or more, not {retries}")
    for name in ("extra_headers", "extra_query", "extra_body"):
        if not hasattr(options.get(name) or {}, "items"):
            raise TypeError(f"{name} must be a mapping")
    if not isinstance(options.get("base_url") or "", str):
        raise TypeError("base_url must be a str")


SyncMiddleware: TypeAlias = Callable[
    [Request, Callable[[Request], HttpResponse]], HttpResponse
]
"""A function that takes a request and the function that sends it, and returns the
response.
"""

AsyncMiddleware: TypeAlias = Callable[
    [Request, Callable[[Request], Awaitable[HttpResponse]]], Awaitable[HttpResponse]
]
"""An async function that takes a request and the async function that sends it, and
returns the response.
"""


class Hooks(TypedDict, total=False):
    """Functions to call on the events of a call. Their return values are ignored.

    An exception that a hook raises reaches the caller. Hooks are never awaited, not
    even by the asynchronous client.
    """

    request: Callable[[Request], object]
    """Called before each request, including retries and redirects."""

    response: Callable[[Request, HttpResponse, float], object]
    """Called after each response, with the seconds it took."""

    failure: Callable[[Request, Exception], object]
    """Called with the exception if no response arrived."""

    retry: Callable[[str, float, APIError | int], object]
    """Called before the wait for a retry, with the method and path, the seconds to
    wait, and the error or status that caused the retry.
    """


class SharedOptions(TypedDict, total=False):
    """Options of both clients, which ``with_options`` accepts too."""

    deadline: float | None
    """Maximum duration of a call in seconds, including all retries and waits; None for
    no limit.

    It covers every wait on the network: for a free connection, DNS, connecting, a
    proxy, TLS, sending, the header and the body of the response, redirects, token
    requests, and the waits between retries. For a stream, and for a body that
    ``with_streaming_response`` leaves to you, it covers everything until the body
    begins. Each reconnection of a stream gets the whole deadline again. It does not
    interrupt your own functions, such as hooks, middleware, or the credential functions
    of the synchronous client.

    Raises:
        APITimeoutError: When the deadline passes.
    """

    max_response_bytes: int | None
    """Maximum number of bytes of a response that are held in memory, after
    decompression.

    It applies to a body that is read as a whole, and to each event and each line of a
    stream; a larger one raises `ResponseTooLargeError`. The body of an error response
    is truncated instead. The defaults are 100 MiB for a body, 16 MiB for an event or a
    line, and 1 MiB for the body of an error response. A number replaces all three; None
    removes the limits. Bodies that ``with_streaming_response`` reads in chunks or saves
    to a file are not limited.
    """

    idempotency_header: str
    """The header field that carries the idempotency key, which is the same for all
    attempts of a call.

    A key is sent with every method except GET, HEAD, OPTIONS, PUT and DELETE, which
    are idempotent. By default the field is the one that the API's document declares, if
    any.
    """

    retry_non_idempotent: bool
    """Whether to retry POST, PATCH and other non-idempotent requests if the connection
    broke while the request was sent or the response was awaited; False by default.

    Requests with an idempotency key (``idempotency_header``) are always retried, and so
    are requests of which nothing was sent.
    """

    cross_origin_bodies: bool
    """Whether to send the body of a request again if a redirect (307, 308) leads to
    another origin; False by default, which raises `RedirectError`.
    """

    reconnect: bool | None
    """Whether to reconnect a stream of server-sent events, with ``Last-Event-ID``.

    None reconnects if the connection broke during a GET and the service sends event
    ids. True also reconnects after a regular end of the stream, until the status is 204
    (HTML Standard, section 9.2.3). False never reconnects.
    """

    hooks: Hooks
    """Functions to call on the events of a call."""

    redacted_headers: Collection[str]
    """Names of further header fields whose values must not appear in logs."""

    tracing: bool
    """Whether to record each attempt as an OpenTelemetry span if OpenTelemetry is
    installed; True by default.
    """


class ConnectionOptions(TypedDict, total=False):
    """Options of the connections, which cannot be combined with ``http_client``."""

    proxy: str
    """The URL of a proxy for all requests; by default it is read from the environment.
    """

    verify: bool | str | SSLContext
    """How to verify the server's certificate: a file or folder of trusted CAs, or an
    SSL context. False disables verification; use it in tests only.
    """

    cert: str | tuple[str, str] | tuple[str, str, str]
    """The client certificate: a PEM file, or a tuple of certificate, key and optional
    password.
    """

    http2: bool
    """Whether to offer HTTP/2, which needs the package ``h2``."""

    trust_env: bool
    """Whether to read proxies and CA certificates from the environment; True by
    default.
    """

    max_connections: int
    """Maximum number of open connections; 100 by default."""


class SyncChanges(SharedOptions, total=False):
    """Further options of ``with_options`` of the synchronous client."""

    middleware: Sequence[SyncMiddleware]
    """Functions that wrap each attempt, the outermost first. Each takes the request and
    the function that sends it. Token requests bypass them.
    """


class AsyncChanges(SharedOptions, total=False):
    """Further options of ``with_options`` of the asynchronous client."""

    middleware: Sequence[AsyncMiddleware]
    """Async functions that wrap each attempt, the outermost first. Each takes the
    request and the async function that sends it. Token requests bypass them.
    """


class SyncOptions(SyncChanges, ConnectionOptions, total=False):
    """Further options of the synchronous client."""


class AsyncOptions(AsyncChanges, ConnectionOptions, total=False):
    """Further options of the asynchronous client."""


CONNECTION: frozenset[str] = frozenset(
    ("proxy", "verify", "cert", "http2", "trust_env", "max_connections")
)
"""The names of the connection options."""

SHARED: frozenset[str] = frozenset(
    (
        "cross_origin_bodies",
        "deadline",
        "idempotency_header",
        "max_response_bytes",
        "reconnect",
        "hooks",
        "redacted_headers",
        "retry_non_idempotent",
        "tracing",
        "middleware",
    )
)
"""The names of all other options."""


class ClientArgument:
    """A parameter of most operations, with a default in the client.

    Args:
        location: ``path``, ``query`` or ``header``.
        wire: The name of the parameter.
        env: The environment variable with the default of new clients.
    """

    __slots__ = ("env", "location", "wire")

    def __init__(self, location: str, wire: str, *, env: str = "") -> None:
        self.location: str = location
        self.wire: str = wire
        self.env: str = env


def place(location: str, wire: str) -> tuple[str, str]:
    """Return what identifies a parameter; names of header fields have no case."""
    return location, wire.lower() if location == "header" else wire


class Service:
    """What all clients of an API have in common.

    Args:
        servers: The servers in the order of the API description; the first is the
            default.
        schemes: The security schemes by their name in the API description.
        arguments: The parameters with a default in the client, by the client's keyword.
        idempotency_header: The header field that carries the idempotency key.
    """

    __slots__ = (
        "arguments",
        "idempotency_header",
        "places",
        "schemes",
        "servers",
        "title",
        "user_agent",
        "version",
    )

    def __init__(
        self,
        *,
        title: str = "",
        version: str = "",
        servers: tuple[Server, ...] = (),
        schemes: Mapping[str, Scheme] | None = None,
        arguments: Mapping[str, ClientArgument] | None = None,
        user_agent: str = "",
        idempotency_header: str = "",
    ) -> None:
        self.title: str = title
        self.version: str = version
        self.servers: tuple[Server, ...] = servers
        self.schemes: Mapping[str, Scheme] = schemes or {}
        self.arguments: Mapping[str, ClientArgument] = arguments or {}
        self.places: dict[tuple[str, str], str] = {
            place(one.location, one.wire): keyword
            for keyword, one in self.arguments.items()
        }
        self.user_agent: str = user_agent
        self.idempotency_header: str = idempotency_header

    def __repr__(self) -> str:
        return f"Service({self.title!r}, {self.version!r})"


HOOKS = frozenset(("request", "response", "failure", "retry"))
_CHECKED = ("timeout", "deadline", "max_retries", "base_url")
NO_OPTIONS: Mapping[str, Any] = {}


class Settings:
    """Settings for every call of a client; immutable."""

    __slots__ = (
        "arguments",
        "base_url",
        "credentials",
        "cross_origin_bodies",
        "deadline",
        "headers",
        "hooks",
        "idempotency_header",
        "limits",
        "max_retries",
        "middleware",
        "on_validation_issue",
        "reconnect",
        "redacted_headers",
        "retry_non_idempotent",
        "service",
        "timeout",
        "tracing",
        "unconverted",
        "validation",
        "variables",
    )

    def __init__(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Credential],
        variables: Mapping[str, str | None],
        base_url: str | None,
        timeout: float | None,
        max_retries: int,
        headers: tuple[tuple[str, str], ...],
        validation: Validation,
        on_validation_issue: Callable[[ValidationIssue], object] | None,
        arguments: Mapping[str, object] = NO_OPTIONS,
        shared: Mapping[str, Any] = NO_OPTIONS,
    ) -> None:
        self.service: Service = service
        self.arguments: Mapping[str, object] = arguments
        self.credentials: Mapping[str, Credential] = credentials
        self.variables: Mapping[str, str | None] = variables
        self.base_url: str | None = base_url
        self.timeout: float | None = timeout
        self.max_retries: int = max_retries
        self.headers: tuple[tuple[str, str], ...] = headers
        self.validation: Validation = validation
        self.on_validation_issue: Callable[[ValidationIssue], object] | None = (
            on_validation_issue
        )
        self.unconverted: UnconvertedValues = UnconvertedValues()
        self.deadline: float | None = shared.get("deadline")
        self.cross_origin_bodies: bool = shared.get("cross_origin_bodies", False)
        self.retry_non_idempotent: bool = shared.get("retry_non_idempotent", False)
        self.limits: Limits = limits_of(shared, LIMITS)
        self.reconnect: bool | None = shared.get("reconnect")
        self.idempotency_header: str = shared.get(
            "idempotency_header", service.idempotency_header
        )
        self.hooks: Hooks = shared.get("hooks", {})
        self.middleware: tuple[Any, ...] = tuple(shared.get("middleware") or ())
        self.redacted_headers: tuple[str, ...] = tuple(
            shared.get("redacted_headers") or ()
        )
        self.tracing: bool = shared.get("tracing", True)
        self.check()

    def decode_context(self, what: str, validation: Validation) -> DecodeContext:
        """Return how to decode the response of one call."""
        return DecodeContext(
            validation, self.on_validation_issue, what, self.unconverted
        )

    def with_defaults(
        self, operation: Operation[Any], values: Mapping[str, object]
    ) -> Mapping[str, object]:
        """Return the arguments of a call with the client's for those not passed.

        Raises:
            TypeError: A required argument has no value.
        """
        places = self.service.places
        if not places:
            return values
        found: dict[str, object] = {}
        for argument in operation.arguments:
            keyword = places.get(place(argument.location, argument.wire))
            if keyword is None or values.get(argument.name) is not None:
                continue
            if keyword in self.arguments:
                found[argument.name] = self.arguments[keyword]
            elif argument.required:
                env = self.service.arguments[keyword].env
                raise TypeError(
                    f"{operation.label} needs {argument.name}: pass {argument.name}= to "
                    f"the method, {keyword}= to the client, or set {env}"
                )
        return {**values, **found} if found else values

    def replaced(self, **changes: object) -> Settings:
        """Return the settings with changes."""
        twin = object.__new__(Settings)
        if "max_response_bytes" in changes:
            changes["limits"] = limits_of(changes, LIMITS)
        for name in Settings.__slots__:
            setattr(twin, name, changes.get(name, getattr(self, name)))
        twin.check()
        return twin

    def __copy__(self) -> Settings:
        return self

    def __deepcopy__(self, memo: object) -> Settings:
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        check_pickled({name: getattr(self, name) for name in Settings.__slots__})
        return super().__reduce_ex__(protocol)

    def check(self) -> None:
        """Check the settings.

        Raises:
            ValueError: The base URL is not absolute, the validation mode is unknown,
                the timeout is not positive, or the number of retries is negative.
            TypeError: A hook is unknown, or a value has the wrong type.
        """
        check_options({name: getattr(self, name) for name in _CHECKED})
        if unknown := self.hooks.keys() - HOOKS:
            raise TypeError(f"unknown hook {min(unknown)!r}")
        if self.base_url is not None:
            absolute(self.base_url)
        DecodeContext(self.validation)

    def address(
        self, servers: tuple[Server, ...] = (), override: str | None = None
    ) -> str:
        """Return the base URL for an operation.

        The caller's base URL overrides the operation's servers, and these override the
        API's servers: a client that is pointed at a test server sends every request
        there.

        Raises:
            ValueError: No absolute URL is known.
        """
        if override or self.base_url:
            return absolute(override or self.base_url or "")
        own = self.service.servers
        base = own[0].address(self.variables) if own else ""
        if servers:
            url = servers[0].address(self.variables)
            if "://" in url or not base:
                return absolute(url)
            return absolute(resolved(base, url))
        return absolute(base)

    def __repr__(self) -> str:
        return f"Settings({self.service!r})"


def absolute(url: str) -> str:
    """Return the URL if requests can be sent to it.

    Raises:
        ValueError: It is not an http or https URL; the message hides it, because it may
            contain a password.
    """
    scheme, separator, rest = url.partition("://")
    if separator and rest and scheme.lower() in ("http", "https"):
        return url
    if not scheme or scheme.startswith("/"):
        raise ValueError(
            "base_url is required: the API description has no absolute server URL"
        )
    raise ValueError("base_url must start with http:// or https://")


def check_pickled(settings: Mapping[str, object]) -> None:
    """Check that each setting can be pickled.

    Raises:
        TypeError: A setting cannot be pickled; the message names it.
    """
    import pickle
    import sys

    if not sys.modules.keys().isdisjoint(("cloudpickle", "dill")):
        return  # these pickle more and report what they cannot
    for name, value in settings.items():
        try:
            pickle.dumps(value)
        except Exception as error:
            raise TypeError(
                f"the client cannot be pickled, since its {name} cannot: {error}"
            ) from error


def known_options(given: Mapping[str, object], known: AbstractSet[str]) -> None:
    """Check that all options exist, as a signature would.

    Raises:
        TypeError: An option is unknown; the message names it.
    """
    if unknown := given.keys() - known:
        raise unexpected_argument(unknown, known)


def client_settings(
    service: Service,
    *,
    credentials: Mapping[str, Given],
    variables: Mapping[str, str | None],
    arguments: Mapping[str, object] = NO_OPTIONS,
    base_url: str | None,
    timeout: float | None,
    max_retries: int,
    headers: Mapping[str, str] | None,
    validation: Validation,
    on_validation_issue: Callable[[ValidationIssue], object] | None,
    own_http_client: bool,
    more: Mapping[str, Any] = NO_OPTIONS,
) -> Settings:
    """Return the settings of a new client; reads the environment once.

    Raises:
        TypeError: An option is unknown, or a custom HTTP client controls it.
    """
    import os

    known_options(more, SHARED | CONNECTION)
    if own_http_client and (decided := more.keys() & CONNECTION):
        raise TypeError(
            f"{min(decided)} cannot be combined with http_client: set it there"
        )
    credentials = gather_credentials(service.schemes, credentials, os.environ)
    client_certificate = more.get("cert") or hasattr(
        more.get("verify"), "load_cert_chain"
    )
    if own_http_client or client_certificate:
        # The HTTP client may present a client certificate.
        certified = {n for n, s in service.schemes.items() if s.certified}
        credentials.update(dict.fromkeys(certified, ""))
    defaults = {
        keyword: value
        for keyword, one in service.arguments.items()
        if (value := default(arguments.get(keyword), os.environ.get(one.env)))
        is not None
    }
    agent = (("User-Agent", service.user_agent),) if service.user_agent else ()
    return Settings(
        service,
        credentials=credentials,
        variables=variables,
        base_url=base_url,
        timeout=timeout,
        max_retries=max_retries,
        headers=(*agent, *(headers or {}).items()),
        validation=validation,
        on_validation_issue=on_validation_issue,
        arguments=defaults,
        shared=more,
    )


def default(given: object, otherwise: object) -> object:
    """Return the client's value for an argument of calls, None if there is none.

    As for credentials, an empty string counts as an explicit omission.

    Args:
        given: What a program passed.
        otherwise: The value of the environment, or that of the client to be changed.
    """
    value = otherwise if given is None else given
    return None if value == "" else value


def picklable_options(
    http_client: object, options: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the connection options for a pickle, which contains no connections.

    Raises:
        TypeError: The client has an ``http_client``, or an option cannot be pickled.
    """
    if http_client is not None:
        raise TypeError(
            "a client with an http_client cannot be pickled, because its connections "
            "belong to this process: create a client in the other process"
        )
    found = {name: options[name] for name in CONNECTION if name in options}
    check_pickled(found)
    return found
