"""Bodies of answers on their way into a file, or into lines of text."""

from __future__ import annotations

from .media_types import charset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike
    from typing import IO, Any, TypeAlias

    Progress: TypeAlias = Callable[[int, int | None], object]
    """Given the bytes so far and all that will come, None where that is not known."""

    Target: TypeAlias = str | PathLike[str] | IO[bytes]
    """A path, or a file that is open for writing bytes."""


class Download:
    """A file that is written piece by piece.

    A path gets its file only when all is there: until then the bytes are in a file
    beside it, whose name ends in ``.part``, and which is removed when something fails.
    """

    __slots__ = ("_file", "_part", "_path", "_progress", "_total", "done")

    def __init__(
        self, target: Target, headers: Mapping[str, str], progress: Progress | None
    ) -> None:
        self._path: str = ""
        self._part: str = ""
        self._file: Any = target
        if isinstance(target, str) or hasattr(target, "__fspath__"):
            import os  # loaded with the interpreter

            path: Any = target
            self._path = f"{os.fspath(path)}"
            self._part = self._path + ".part"
            self._file = open(self._part, "wb")  # noqa: PTH123, SIM115
        self._progress = progress
        # The length of a compressed body says nothing about what it becomes.
        length = "" if "content-encoding" in headers else headers.get("content-length")
        if not length or len(length) > 19 or not length.isascii():
            length = ""
        self._total = int(length) if length.isdigit() else None
        self.done = 0

    def write(self, chunk: bytes) -> None:
        """Add bytes, and tell of them."""
        self._file.write(chunk)
        self.done += len(chunk)
        if self._progress is not None:
            self._progress(self.done, self._total)

    def __enter__(self) -> Download:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if not self._part:
            return
        import os

        self._file.close()
        if kind is None:
            os.replace(self._part, self._path)  # noqa: PTH105
        else:
            os.unlink(self._part)  # noqa: PTH108


class TooLargeError(ValueError):
    """A line, or an event, is larger than allowed."""


class Pending:
    """The beginning of a line whose end has not come, however many pieces it takes.

    Args:
        limit: How many bytes a line may have; None: any number.

    Raises:
        TooLargeError: from ``lines``, when a line has more.
    """

    __slots__ = ("_limit", "_pieces", "_size")

    def __init__(self, limit: int | None = None) -> None:
        self._pieces: list[bytes] = []
        self._limit = limit
        self._size = 0

    def lines(self, chunk: bytes) -> list[bytes]:
        """The lines that these bytes complete, without the LF that ends each."""
        if b"\n" not in chunk:
            # Joined only at the end: a long line must not be copied with every piece.
            self._pieces.append(chunk)
            self._size += len(chunk)
            if self._limit is not None and self._size > self._limit:
                raise TooLargeError("a line")
            return []
        lines = chunk.split(b"\n")
        last = lines.pop()
        if self._pieces:
            lines[0] = b"".join((*self._pieces, lines[0]))
        if self._limit is not None and self._size + len(chunk) > self._limit:
            self._check(lines, last)
        self._pieces, self._size = [last] if last else [], len(last)
        return lines

    def _check(self, lines: list[bytes], last: bytes) -> None:
        if self._limit is not None and max(map(len, (*lines, last))) > self._limit:
            raise TooLargeError("a line")

    def rest(self) -> bytes:
        """What is left when no more comes."""
        left, self._pieces, self._size = b"".join(self._pieces), [], 0
        return left


class TextPieces:
    """Text of bytes that may be cut anywhere; what is no text becomes U+FFFD."""

    __slots__ = ("_charset", "_decoder", "_lines")

    def __init__(self, media_type: str, limit: int | None = None) -> None:
        import codecs  # loaded with the interpreter

        self._charset = charset(media_type)
        self._decoder = codecs.getincrementaldecoder(self._charset)("replace")
        self._lines = Pending(limit)

    def text(self, chunk: bytes, final: bool = False) -> str:
        """The text that these bytes complete."""
        try:
            return self._decoder.decode(chunk, final)
        except UnicodeError:
            # UTF-16 and UTF-32 without a byte order mark, read as `bytes.decode` does.
            import codecs
            import sys

            end = "le" if sys.byteorder == "little" else "be"
            begun = self._decoder.getstate()[0]
            name = f"{self._charset}-{end}"
            self._decoder = codecs.getincrementaldecoder(name)("replace")
            return self._decoder.decode(begun + chunk, final)

    def lines(self, chunk: bytes, final: bool = False) -> list[str]:
        """The lines that these bytes complete, without the LF or CRLF that ends each."""
        # As UTF-8 an LF is one byte that is part of nothing else.
        found = self._lines.lines(self.text(chunk, final).encode())
        if final and (last := self._lines.rest()):
            found.append(last)
        return [line.decode().removesuffix("\r") for line in found]
