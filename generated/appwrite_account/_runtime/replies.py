"""An answer as it arrived."""

from __future__ import annotations

from .headers import Headers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Reply:
    """Status, header fields and the bytes of the body.

    ``stream`` is the open body when ``content`` was not read yet; it must be closed.
    """

    __slots__ = ("content", "headers", "status", "stream")

    def __init__(
        self, status: int, headers: Headers, content: bytes = b"", stream: Any = None
    ) -> None:
        self.status = status
        self.headers = headers
        self.content = content
        self.stream = stream

    @property
    def media_type(self) -> str:
        """The Content-Type field, empty when there is none."""
        return self.headers.get("content-type", "")

    @property
    def success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status < 300

    def __repr__(self) -> str:
        return f"<Reply {self.status}>"
