"""Build the responses of a mock as the service would send them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2

from .codec import PLAIN, Codec
from .deviations import LENIENT, DecodeContext
from .errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    error_class,
)
from .jsontext import write
from .media_types import best_match, is_json, is_text
from .model import Model
from .responses import contents_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .operations import Operation

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
        self.status = status
        self.content = content
        own = {"Content-Type": media_type} if media_type else {}
        self.headers = {**own, **(headers or {})}
        self.breaks = breaks

    def response(self) -> httpx2.Response:
        """Return the response as the HTTP library represents it.

        Raises:
            httpx2.TransportError: If a connection error is planned.
        """
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
        f"{kind.__name__} has no status of its own: pass one, such as raises(400)"
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
