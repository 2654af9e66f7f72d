"""An answer as it arrived."""

from __future__ import annotations

from .headers import Headers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Limits:
    """How many bytes of a response may be in memory at once; None: any number.

    Attributes:
        body: For a body, after decompression.
        item: For one event, or one line, of a stream.
        error: For the body of an error, which is cut there.
    """

    __slots__ = ("body", "error", "item")

    def __init__(self, body: int | None, item: int | None, error: int | None) -> None:
        self.body = body
        self.item = item
        self.error = error


LIMITS = Limits(100 * 2**20, 16 * 2**20, 2**20)
"""The limits unless ``max_response_bytes`` sets others."""


def limits_of(options: Mapping[str, Any], usual: Limits) -> Limits:
    """The limits that the option ``max_response_bytes`` sets, the usual without it.

    Raises:
        ValueError: when it is negative.
        TypeError: when it is no whole number.
    """
    if "max_response_bytes" not in options:
        return usual
    most: Any = options["max_response_bytes"]
    if most is not None and not isinstance(most, int):
        raise TypeError(f"max_response_bytes must be a whole number, not {most!r}")
    if most is not None and most < 0:
        raise ValueError("max_response_bytes must not be negative")
    return Limits(most, most, most)


class HttpResponse:
    """Status, header fields and the bytes of the body.

    ``stream`` is the open body when ``content`` was not read yet; it must be closed.
    ``truncated`` is true where ``content`` is only the beginning of an error's body:
    it was too large, could not be decompressed, or the connection broke.
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
        """The Content-Type field, empty when there is none."""
        return self.headers.get("content-type", "")

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status_code < 300

    def __reduce__(self) -> Any:
        if hasattr(self.stream, "forked"):
            raise TypeError(
                "a response that is still to be read cannot be copied or pickled, "
                "since it holds an open connection"
            )
        arguments = self.status_code, self.headers, self.content
        return HttpResponse, arguments, (None, {"truncated": self.truncated})

    def __repr__(self) -> str:
        return f"<HttpResponse {self.status_code}>"
