"""What a test double was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote

from .headers import Headers
from .jsontext import read
from .parameters import encoded
from .requests import travelling

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from .operations import Argument, Operation


class SentRequest:
    """A request as it travelled."""

    method: str
    """The HTTP method."""

    url: str
    """The whole URL, credentials in its query included."""

    path: str
    """The path without percent-encoding, that of the base URL in front."""

    query: dict[str, list[str]]
    """The values of each query parameter."""

    headers: Headers
    """The header fields; lookups ignore case."""

    body: bytes
    """The bytes of the body; empty when there is none."""

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
        """The body's JSON value.

        Raises:
            ValueError: when it is no JSON.
        """
        return read(self.body)

    def __repr__(self) -> str:
        return f"<SentRequest {self.method} {self.path}>"


class Call:
    """A call of an operation, with all requests that were sent for it."""

    route: str
    """The operation as the client has it, such as ``account.get``."""

    arguments: dict[str, object]
    """What was given, by the names of the method's parameters."""

    requests: list[SentRequest]
    """A request for each attempt."""

    def __init__(
        self, route: str, operation: Operation[Any], values: Mapping[str, object]
    ) -> None:
        self.route = route
        self.arguments = given(operation, values)
        self.requests = []
        self._values = values

    def sent_for(self, values: object) -> bool:
        """Whether a request with these very values is another attempt."""
        return self._values is values

    @property
    def request(self) -> SentRequest:
        """The last request."""
        return self.requests[-1]

    def __repr__(self) -> str:
        return f"<Call {self.route}({', '.join(self.arguments)})>"


def given(operation: Operation[Any], values: Mapping[str, object]) -> dict[str, object]:
    """The arguments that travel, by name."""
    pairs = travelling(operation.arguments, values)
    return {argument.name: value for argument, value in pairs}


def difference(
    operation: Operation[Any], call: Call, expected: Mapping[str, object]
) -> str:
    """How a call differs from what was expected, "" when it does not.

    Values are alike when they are equal, or travel as the same data.

    Raises:
        TypeError: for an argument that the operation does not have.
    """
    known = {argument.name: argument for argument in operation.arguments}
    if unknown := expected.keys() - known:
        have = ", ".join(known) or "none"
        raise TypeError(f"{call.route} has no argument {min(unknown)!r}; it has {have}")
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
