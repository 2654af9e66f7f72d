"""Parsers of lines and server-sent events in chunks of bytes."""

from __future__ import annotations

from .downloads import Pending, TooLargeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class LineReader:
    """Parses lines that are not empty; LF and CRLF end a line.

    A record separator before a line (RFC 7464) is removed. A line of more than
    ``limit`` bytes raises `TooLargeError`.
    """

    __slots__ = ("_pending",)

    def __init__(self, limit: int | None = None) -> None:
        self._pending = Pending(limit)

    def feed(self, chunk: bytes) -> list[str]:
        """Return the lines that these bytes complete."""
        return _texts(self._pending.lines(chunk))

    def rest(self) -> list[str]:
        """Return the last line if it has no line break."""
        return _texts([self._pending.rest()])


def _texts(lines: list[bytes]) -> list[str]:
    texts = (line.decode("utf-8", "replace").strip("\x1e\ufeff \t\r") for line in lines)
    return [text for text in texts if text]


class Event:
    """A server-sent event; ``event`` is ``message`` unless the event has a name."""

    __slots__ = ("data", "event", "id", "retry")

    def __init__(self, data: str, event: str, id: str, retry: int | None) -> None:
        self.data = data
        self.event = event
        self.id = id
        self.retry = retry

    def fields(self) -> dict[str, Any]:
        """Return the fields that are set."""
        found: dict[str, Any] = {"data": self.data, "event": self.event}
        if self.id:
            found["id"] = self.id
        if self.retry is not None:
            found["retry"] = self.retry
        return found


class EventReader:
    """Parses server-sent events (HTML standard §9.2.6, interpreting an event stream).

    An event or a line of more than ``limit`` bytes raises `TooLargeError`.

    Attributes:
        last_id: The id of the last complete event.
        reconnection: Seconds that the server asks clients to wait before reconnecting,
            or None.
    """

    __slots__ = (
        "_data",
        "_event",
        "_id",
        "_limit",
        "_pending",
        "_retry",
        "_size",
        "_skip_lf",
        "_started",
        "last_id",
        "reconnection",
    )

    def __init__(
        self,
        last_id: str = "",
        reconnection: float | None = None,
        limit: int | None = None,
    ) -> None:
        self.last_id = last_id
        self.reconnection = reconnection
        self._pending = Pending(limit)
        self._limit = limit
        self._size = 0
        self._skip_lf = False
        self._started = False
        self._data: list[str] = []
        self._event = ""
        self._id = last_id
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> list[Event]:
        """Return the events that these bytes complete."""
        if self._skip_lf and chunk:
            # The last chunk ended with a CR, which is a line end of its own.
            chunk = chunk.removeprefix(b"\n")
            self._skip_lf = False
        if b"\r" in chunk:
            self._skip_lf = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = self._pending.lines(chunk)
        if lines and not self._started:
            self._started = True
            lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
        events: list[Event] = []
        for line in lines:
            if line:
                self._line(line.decode("utf-8", "replace"))
            elif (event := self._dispatched()) is not None:
                events.append(event)
        return events

    def rest(self) -> list[Event]:
        """Return nothing: an event without a final blank line is incomplete."""
        return []

    def _line(self, line: str) -> None:
        name, colon, value = line.partition(":")
        if colon and not name:  # a comment
            return
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
            # Even a line without data takes memory.
            self._size += len(value) + 1
            if self._limit is not None and self._size > self._limit:
                raise TooLargeError("an event")
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            # Longer delays mean the same, and might be too large for a float.
            self._retry = int(value) if len(value) < 16 else 10**15
            self.reconnection = self._retry / 1000

    def _dispatched(self) -> Event | None:
        data, self._data, self._size = self._data, [], 0
        name, self._event = self._event, ""
        retry, self._retry = self._retry, None
        self.last_id = self._id
        if not data:
            return None
        return Event("\n".join(data), name or "message", self._id, retry)
