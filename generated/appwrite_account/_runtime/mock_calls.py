"""Record the calls and requests that a mock received."""

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
    pairs = travelling(operation.arguments, values)
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
