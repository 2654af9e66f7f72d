"""Write the body of a response to a file, or split it into lines of text."""

from __future__ import annotations

from .media_types import charset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike
    from typing import IO, Any, TypeAlias

    Progress: TypeAlias = Callable[[int, int | None], object]
    """Called with the number of bytes so far and the total, None if it is unknown."""

    Target: TypeAlias = str | PathLike[str] | IO[bytes]
    """A path, or a binary file that is open for writing."""


class Download:
    """A file that is written chunk by chunk."""

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
        # The length of a compressed body differs from the number of bytes written.
        length = "" if "content-encoding" in headers else headers.get("content-length")
        if not length or len(length) > 19 or not length.isascii():
            length = ""
        self._total = int(length) if length.isdigit() else None
        self.done = 0

    def write(self, chunk: bytes) -> None:
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
    """A line or an event is larger than the limit."""


class Pending:
    """Splits chunks into lines and buffers the last, incomplete line."""

    __slots__ = ("_limit", "_pieces", "_size")

    def __init__(self, limit: int | None = None) -> None:
        self._pieces: list[bytes] = []
        self._limit = limit
        self._size = 0

    def lines(self, chunk: bytes) -> list[bytes]:
        if b"\n" not in chunk:
            # Joined only at the end, so that no chunk copies a long line again.
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
        left, self._pieces, self._size = b"".join(self._pieces), [], 0
        return left


class TextPieces:
    """Decodes text from chunks that may be split anywhere."""

    __slots__ = ("_charset", "_decoder", "_lines")

    def __init__(self, media_type: str, limit: int | None = None) -> None:
        import codecs  # loaded with the interpreter

        self._charset = charset(media_type)
        self._decoder = codecs.getincrementaldecoder(self._charset)("replace")
        self._lines = Pending(limit)

    def text(self, chunk: bytes, final: bool = False) -> str:
        try:
            return self._decoder.decode(chunk, final)
        except UnicodeError:
            # UTF-16 or UTF-32 without a byte order mark: use the native byte order, as
            # `bytes.decode` does.
            import codecs
            import sys

            end = "le" if sys.byteorder == "little" else "be"
            begun = self._decoder.getstate()[0]
            name = f"{self._charset}-{end}"
            self._decoder = codecs.getincrementaldecoder(name)("replace")
            return self._decoder.decode(begun + chunk, final)

    def lines(self, chunk: bytes, final: bool = False) -> list[str]:
        # In UTF-8 the byte of an LF is never part of another character.
        found = self._lines.lines(self.text(chunk, final).encode())
        if final and (last := self._lines.rest()):
            found.append(last)
        return [line.decode().removesuffix("\r") for line in found]
