"""Requests and responses as they are sent and received."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .bodies import payload
from .conversions import NOT_GIVEN
from .media_types import essence
from .operations import body_property, query
from .parameters import (
    checked_field,
    content_text,
    cookie_pairs,
    encoded,
    field_pairs,
    header_text,
    path_text,
    query_pairs,
)
from .urls import PathTemplate, escape, joined_url, without_secrets

if TYPE_CHECKING:
    from .operations import Argument, Operation, Payload


HARMLESS_HEADERS = ("accept", "accept-language", "content-type", "user-agent")
"""The only header fields that are sent to another origin. A list of secret ones would
never be complete.
"""


class Headers(Mapping[str, str]):
    """Header fields by name, ignoring case (RFC 9110, section 5.1).

    The values of a repeated field are joined with ", "; ``all`` returns them one by
    one. It holds plain text only and can be pickled.

    Args:
        fields: Names and values, as pairs or as a mapping such as `httpx2.Headers`.
    """

    __slots__ = ("_fields",)

    def __init__(
        self, fields: Mapping[str, str] | Iterable[tuple[str, str]] = ()
    ) -> None:
        given: Any = fields
        items = getattr(given, "multi_items", None) or getattr(given, "items", None)
        self._fields: tuple[tuple[str, str], ...] = tuple(items() if items else given)

    def __getitem__(self, name: str) -> str:
        values = self.all(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name.lower() for name, _ in self._fields))

    def __len__(self) -> int:
        return len({name.lower() for name, _ in self._fields})

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self.all(name))

    def all(self, name: str) -> list[str]:
        """Return every value of a field, in the order received; empty if it is absent."""
        wanted = name.lower()
        return [value for key, value in self._fields if key.lower() == wanted]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the name and value of each field line as received."""
        return self._fields

    def __repr__(self) -> str:
        # Values may contain cookies or tokens, and tracebacks end up in logs.
        return f"Headers({', '.join(self)})"


class Limits:
    """Limits on the bytes of a response in memory; None means no limit.

    Attributes:
        body: The limit of a body, after decompression.
        item: The limit of one event or line of a stream.
        error: The limit of an error's body, which is truncated there.
    """

    __slots__ = ("body", "error", "item")

    def __init__(self, body: int | None, item: int | None, error: int | None) -> None:
        self.body: int | None = body
        self.item: int | None = item
        self.error: int | None = error


LIMITS = Limits(100 * 2**20, 16 * 2**20, 2**20)
"""The limits unless ``max_response_bytes`` is set."""


def limits_of(options: Mapping[str, Any], usual: Limits) -> Limits:
    """Return the limits that ``max_response_bytes`` sets, else the usual ones.

    Raises:
        ValueError: The option is negative.
        TypeError: The option is not an integer.
    """
    if "max_response_bytes" not in options:
        return usual
    most: Any = options["max_response_bytes"]
    if most is not None and not isinstance(most, int):
        raise TypeError(f"max_response_bytes must be an integer, not {most!r}")
    if most is not None and most < 0:
        raise ValueError("max_response_bytes must be 0 or more")
    return Limits(most, most, most)


class HttpResponse:
    """An HTTP response: status, header fields and body.

    Attributes:
        status_code: The HTTP status.
        headers: The header fields; lookups ignore case.
        content: The bytes of the body.
        stream: The open body if ``content`` was not read yet; it must be closed.
        truncated: True if ``content`` is only the beginning of an error's body: it was
            too large, could not be decompressed, or the connection broke.
    """

    __slots__ = ("content", "headers", "status_code", "stream", "truncated")

    def __init__(
        self,
        status_code: int,
        headers: Mapping[str, str] | Iterable[tuple[str, str]],
        content: bytes = b"",
        stream: Any = None,
    ) -> None:
        self.status_code: int = status_code
        self.headers: Headers = (
            headers if isinstance(headers, Headers) else Headers(headers)
        )
        self.content: bytes = content
        self.stream: Any = stream
        self.truncated: bool = False

    @property
    def media_type(self) -> str:
        """Return the Content-Type header field, or ""."""
        return self.headers.get("content-type", "")

    @property
    def is_success(self) -> bool:
        """Return whether the status is 2xx."""
        return 200 <= self.status_code < 300

    def __reduce__(self) -> Any:
        if hasattr(self.stream, "after_fork"):
            raise TypeError(
                "a response whose body is not read yet cannot be copied or pickled, "
                "since it holds an open connection"
            )
        arguments = self.status_code, self.headers, self.content
        return HttpResponse, arguments, (None, {"truncated": self.truncated})

    def __repr__(self) -> str:
        return f"<HttpResponse {self.status_code}>"


# The path that users import the class from; see errors.py.
HttpResponse.__module__ = __name__.replace("._runtime.requests", ".types")


_FRAMING = ("content-length", "transfer-encoding")


class Request:
    """A request that is ready to be sent; its representation shows no credentials.

    Attributes:
        cross_origin: True if a redirect led to another origin: then nothing that is meant
            for the first origin may be added.
        until: The deadline, in seconds of ``time.monotonic``.
        call: The operation and the values.
        limits: The limits of the response.
    """

    __slots__ = (
        "call",
        "cross_origin",
        "digest",
        "headers",
        "limits",
        "method",
        "payload",
        "redacted_url",
        "timeout",
        "until",
        "url",
    )

    def __init__(
        self,
        method: str,
        url: str,
        headers: tuple[tuple[str, str], ...],
        payload: Payload | None = None,
        *,
        redacted_url: str = "",
        digest: tuple[str, str] | None = None,
        timeout: float | None = None,
        until: float | None = None,
        cross_origin: bool = False,
        call: Any = None,
    ) -> None:
        self.method: str = method
        self.call: Any = call
        self.until: float | None = until
        self.cross_origin: bool = cross_origin
        self.url: str = url
        self.headers: tuple[tuple[str, str], ...] = headers
        self.payload: Payload | None = payload
        self.redacted_url: str = redacted_url or without_secrets(url)
        self.digest: tuple[str, str] | None = digest
        self.timeout: float | None = timeout
        self.limits: Limits = LIMITS

    @property
    def label(self) -> str:
        """Return method and path for messages; the query may be confidential."""
        address = self.redacted_url.partition("?")[0].partition("://")[2]
        _, slash, path = address.partition("/")
        return f"{self.method} {slash}{path}"

    @property
    def repeatable(self) -> bool:
        """Return whether the request can be sent a second time."""
        return self.payload is None or self.payload.repeatable

    def with_headers(self, fields: Mapping[str, str]) -> Request:
        """Return the request with these header fields, replacing those of the same
        name.
        """
        twin = object.__new__(Request)
        for name in Request.__slots__:
            setattr(twin, name, getattr(self, name))
        names = {name.lower() for name in fields}
        kept = [pair for pair in self.headers if pair[0].lower() not in names]
        added = [(name, checked_field(name, value)) for name, value in fields.items()]
        twin.headers = (*kept, *added)
        return twin

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.redacted_url}>"


class AwaitedChunks:
    """Chunks for an asynchronous reader; reading files briefly blocks the loop."""

    __slots__ = ("_chunks",)

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


class Draft:
    """A request under construction: its parts, each still under its own name."""

    __slots__ = (
        "call",
        "cookies",
        "digest",
        "final_headers",
        "headers",
        "method",
        "path",
        "payload",
        "queries",
        "secret_queries",
    )

    def __init__(self, method: str, path: str, call: Any = None) -> None:
        self.method: str = method
        self.call: Any = call
        self.path: str = path
        self.headers: dict[str, tuple[str, str]] = {}
        self.final_headers: tuple[tuple[str, str], ...] = ()
        self.queries: list[tuple[str, str]] = []
        self.cookies: list[tuple[str, str]] = []
        self.secret_queries: list[str] = []
        self.payload: Payload | None = None
        self.digest: tuple[str, str] | None = None

    def set_headers(self, fields: Iterable[tuple[str, str]]) -> None:
        """Set header fields; a later one replaces an earlier one of the same name."""
        for name, value in fields:
            self.headers[name.lower()] = (name, checked_field(name, value))

    def has_value_for(self, location: str, name: str) -> bool:
        """Return whether the caller passed a value where a credential belongs."""
        if location == "header":
            key = name.lower()
            return key in self.headers or any(
                key == field.lower() for field, _ in self.final_headers
            )
        pairs = self.queries if location == "query" else self.cookies
        if any(key == escape(name) for key, _ in pairs):
            return True
        fields = (*self.headers.values(), *self.final_headers)
        return location == "cookie" and any(
            crumb.partition("=")[0].strip() == name
            for field, value in fields
            if field.lower() == "cookie"
            for crumb in value.split(";")
        )

    def add_secret_header(self, name: str, secret: str) -> None:
        """Set a header field that contains credentials."""
        self.set_headers([(name, secret)])

    def add_secret_query(self, name: str, secret: str) -> None:
        """Add a query parameter that is never logged."""
        self.queries.append((escape(name), escape(secret)))
        self.redact_query(name)

    def redact_query(self, name: str) -> None:
        """Never log the query parameter with this name."""
        self.secret_queries.append(escape(name))

    def add_secret_cookie(self, name: str, secret: str) -> None:
        """Add a cookie that contains credentials."""
        self.cookies.append((escape(name), escape(secret)))

    def copy(self) -> Draft:
        """Return a copy that can be completed separately; both share the payload."""
        twin = Draft(self.method, self.path, self.call)
        twin.headers = dict(self.headers)
        twin.final_headers, twin.payload = self.final_headers, self.payload
        twin.queries, twin.cookies = list(self.queries), list(self.cookies)
        twin.secret_queries = list(self.secret_queries)
        return twin

    def request(
        self, base_url: str, timeout: float | None, until: float | None = None
    ) -> Request:
        """Return the finished request; the draft does not change."""
        path, _, query = self.path.partition("?")
        pieces = [name + "=" + value if name else value for name, value in self.queries]
        url = joined_url(base_url, path, [query, *pieces])
        headers = self.headers
        if self.final_headers or self.cookies:
            headers = self._final_headers()
        return Request(
            self.method,
            url,
            tuple(headers.values()),
            self.payload,
            redacted_url=without_secrets(url, self.secret_queries),
            digest=self.digest,
            timeout=timeout,
            until=until,
            call=self.call,
        )

    def _final_headers(self) -> dict[str, tuple[str, str]]:
        """Return the header fields, including overriding ones and cookies."""
        headers = {**self.headers}
        for name, value in self.final_headers:
            headers[name.lower()] = (name, checked_field(name, value))
        if self.cookies:
            crumbs = "; ".join(f"{name}={value}" for name, value in self.cookies)
            name, before = headers.get("cookie", ("Cookie", ""))
            joined = f"{before}; {crumbs}" if before else crumbs
            headers["cookie"] = (name, joined)
        return headers


def drafted(
    operation: Operation[Any],
    values: Mapping[str, object],
    *,
    headers: Iterable[tuple[str, str]] = (),
    extra_headers: Mapping[str, str] | None = None,
    extra_query: Mapping[str, object] | None = None,
    extra_body: Mapping[str, object] | None = None,
    boundary: str = "",
) -> Draft:
    """Return a request without base URL and credentials.

    Args:
        operation: The operation to call.
        values: The arguments by their Python name.
        headers: The client's header fields, which arguments replace.
        extra_headers: Header fields that override all others.
        extra_query: Query parameters that replace those of the same name.
        extra_body: Properties to merge into the body.
        boundary: The boundary of a multipart body; random if empty.

    Raises:
        ValueError: An argument cannot be written; the message names it.
        TypeError: An optional body lacks a required property.
    """
    given = sent_arguments(operation.arguments, values)
    fields = {
        argument.wire: path_text(argument, value)
        for argument, value in given
        if argument.location == "path"
    }
    target = _target(operation, fields)
    draft = Draft(operation.method, target, (operation, values))
    accept = operation.accept or operation.accepted()
    draft.set_headers((("Accept", accept), *headers))
    for argument, value in given:
        _place(draft, argument, value)
    extra: dict[str, tuple[str, str]] = {}
    for name, item in extra_headers.items() if extra_headers else ():
        extra[name.lower()] = (name, item)
    wanted = ""
    if operation.needs or operation.constants:
        given = _optional_body(operation, given, extra_body or {})
    if operation.body:
        _, wanted = extra.get("content-type", ("", ""))
        draft.payload = payload(operation, given, extra_body, wanted, boundary)
    if draft.payload is not None:
        if wanted and essence(draft.payload.content_type) == essence(wanted):
            del extra["content-type"]  # already applied; it may lack the boundary
        draft.set_headers([("Content-Type", draft.payload.content_type)])
    if extra_query:
        _add_extra_query(draft, extra_query)
    draft.final_headers = tuple(extra.values())
    return draft


def _target(operation: Operation[Any], fields: Mapping[str, str]) -> str:
    """Return path and query of the operation, cached if it has no placeholders."""
    if operation.target:
        return operation.target
    template = operation.template
    if template is None:
        template = operation.template = PathTemplate(operation.path)
    path, query = template.expanded(fields)
    target = f"{path}?{query}" if query else path
    if "{" not in operation.path:
        operation.target = target
    return target


def sent_arguments(
    arguments: tuple[Argument, ...], values: Mapping[str, object]
) -> list[tuple[Argument, object]]:
    """Return the arguments to send: None is sent only if it means null."""
    return [
        (argument, value)
        for argument in arguments
        if (value := values.get(argument.name, NOT_GIVEN)) is not NOT_GIVEN
        and (value is not None or argument.nullable)
    ]


def _optional_body(
    operation: Operation[Any],
    given: list[tuple[Argument, object]],
    extra: Mapping[str, object],
) -> list[tuple[Argument, object]]:
    """Return the arguments, without a body in which only constants are set.

    Raises:
        TypeError: Some of the required properties are missing.
    """
    members = {a.name for a, _ in given if a.location == "property"}
    if not extra and members.issubset(operation.constants):
        return [pair for pair in given if pair[0].location != "property"]
    missing = [
        a.name
        for a in operation.arguments
        if a.name in operation.needs and a.name not in members and a.wire not in extra
    ]
    if missing:
        names = ", ".join(map(repr, missing))
        raise TypeError(f"the body of {operation} lacks required properties: {names}")
    return given


def _place(draft: Draft, argument: Argument, value: object) -> None:
    location = argument.location
    if location == "query":
        draft.queries.extend(query_pairs(argument, value))
    # The transport computes the length of the body (RFC 9112 §6).
    elif location == "header" and argument.wire.lower() not in _FRAMING:
        draft.set_headers([(argument.wire, header_text(argument, value))])
    elif location == "cookie":
        draft.cookies.extend(cookie_pairs(argument, value))
    elif location == "querystring":
        draft.queries.append(("", _querystring(argument, value)))


def _querystring(argument: Argument, value: object) -> str:
    data = encoded(argument, value)
    if isinstance(data, str):
        return data.removeprefix("?")
    if argument.media_type.endswith("x-www-form-urlencoded"):
        fields = _undescribed(data, lambda name, _: body_property(name), field_pairs)
        return "&".join(f"{name}={item}" for name, item in fields)
    return escape(content_text(argument, data))


def _undescribed(
    data: Mapping[str, object],
    argument: Callable[[str, object], Argument],
    pairs: Callable[[Argument, object], list[tuple[str, str]]],
) -> list[tuple[str, str]]:
    """Return the pairs of values that the API description lacks; None is left out."""
    return [
        pair
        for name, value in data.items()
        if value is not None
        for pair in pairs(argument(name, value), value)
    ]


def _extra_argument(name: str, value: object) -> Argument:
    """Return a query parameter that repeats lists and writes objects with brackets."""
    return query(name, style="deepObject" if isinstance(value, dict) else "form")


def _add_extra_query(draft: Draft, extra: Mapping[str, object]) -> None:
    added = _undescribed(extra, _extra_argument, query_pairs)
    replaced = {*map(escape, extra), *(key for key, _ in added)}
    draft.queries = [pair for pair in draft.queries if pair[0] not in replaced]
    draft.queries.extend(added)
