"""An HTTP response."""

from __future__ import annotations

from .headers import Headers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Limits:
    """Limits on the bytes of a response in memory; None means no limit.

    Attributes:
        body: The limit of a body, after decompression.
        item: The limit of one event or line of a stream.
        error: The limit of an error's body, which is truncated there.
    """

    __slots__ = ("body", "error", "item")

    def __init__(self, body: int | None, item: int | None, error: int | None) -> None:
        self.body = body
        self.item = item
        self.error = error


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
        headers: Headers,
        content: bytes = b"",
        stream: Any = None,
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.content = content
        self.stream = stream
        self.truncated = False

    @property
    def media_type(self) -> str:
        """Return the Content-Type header field, or ""."""
        return self.headers.get("content-type", "")

    @property
    def is_success(self) -> bool:
        """Return whether the status is 2xx."""
        return 200 <= self.status_code < 300

    def __reduce__(self) -> Any:
        if hasattr(self.stream, "forked"):
            raise TypeError(
                "a response whose body is not read yet cannot be copied or pickled, "
                "since it holds an open connection"
            )
        arguments = self.status_code, self.headers, self.content
        return HttpResponse, arguments, (None, {"truncated": self.truncated})

    def __repr__(self) -> str:
        return f"<HttpResponse {self.status_code}>"


# The path that users import the class from; see errors.py.
HttpResponse.__module__ = __name__.replace("._runtime.replies", ".types")
