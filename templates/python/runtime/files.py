"""Bodies of raw bytes, from memory, files and iterables."""

from __future__ import annotations

from .bodies import Payload, as_text
from .kinds import is_bytes, is_file, is_list
from .media_types import is_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import (
        AsyncIterable,
        AsyncIterator,
        Callable,
        Iterable,
        Iterator,
    )
    from typing import Any

    from .bodies import Extra, Given

CHUNK = 65536
"""The number of bytes to read from a file at once."""


class FileChunks:
    """The rest of an open file, in chunks. A seekable file can be read again."""

    __slots__ = ("_file", "_start", "length")

    def __init__(self, file: Any) -> None:
        self._file = file
        self._start: int | None = None
        self.length: int | None = None
        try:
            self._start = file.tell()
            self.length = file.seek(0, 2) - self._start
            file.seek(self._start)
        except (AttributeError, OSError, TypeError, ValueError):
            self._start = self.length = None

    @property
    def repeatable(self) -> bool:
        """Whether the chunks can be read again."""
        return self._start is not None

    def __iter__(self) -> Iterator[bytes]:
        if self._start is not None:
            self._file.seek(self._start)
        while chunk := self._file.read(CHUNK):
            yield chunk.encode() if isinstance(chunk, str) else chunk


class PathChunks:
    """The chunks of a file on disk, which is opened whenever it is read."""

    __slots__ = ("_path", "length")

    def __init__(self, path: Any) -> None:
        from pathlib import Path  # only uploads need it

        self._path = Path(path)
        self.length = self._path.stat().st_size

    def __iter__(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


class UploadProgress:
    """A file to upload, with a function that is called after each chunk.

    A retry starts again at zero.

    Args:
        file: Bytes, an open file, a path, or an iterable of bytes.
        progress: Called with the number of bytes sent so far and the total, None if it
            is unknown.
    """

    __slots__ = ("file", "name", "progress")

    def __init__(
        self, file: Any, progress: Callable[[int, int | None], object]
    ) -> None:
        self.file = file
        self.progress = progress
        path = file.__fspath__() if hasattr(file, "__fspath__") else None
        self.name = getattr(file, "name", "") if path is None else path

    def read(self, size: int = -1) -> bytes:
        """Raise an error. The method exists so that the object is recognized as a file.

        Raises:
            TypeError: Always.
        """
        raise TypeError(
            "a UploadProgress file can only be passed to a method that sends it"
        )


class _Count:
    """Chunks with a function that is called with the number of bytes sent."""

    __slots__ = ("_chunks", "_progress", "_total")

    def __init__(self, chunks: Any, total: int | None, progress: Any) -> None:
        self._chunks = chunks
        self._total = total
        self._progress = progress


class Counted(_Count):
    """Chunks that are counted while they are iterated over."""

    __slots__ = ()

    def __iter__(self) -> Iterator[bytes]:
        done = 0
        for chunk in self._chunks:
            yield chunk
            done += len(chunk)
            self._progress(done, self._total)


class CountedAwaited(_Count):
    """Chunks of an asynchronous iterable that are counted."""

    __slots__ = ()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        done = 0
        async for chunk in self._chunks:
            yield chunk
            done += len(chunk)
            self._progress(done, self._total)


def streamed(
    value: Any,
) -> tuple[bytes | Iterable[bytes] | AsyncIterable[bytes], int | None, bool]:
    """Return the bytes of a value, their number or None, and whether they can be read
    again.

    Args:
        value: Bytes, text, an open file, a path, or an iterable of bytes, which may be
            asynchronous.
    """
    if isinstance(value, UploadProgress):
        content, length, repeatable = streamed(value.file)
        if isinstance(content, bytes):
            length = len(content)
            content = [content[i : i + CHUNK] for i in range(0, length, CHUNK)]
        counted = CountedAwaited if hasattr(content, "__aiter__") else Counted
        return counted(content, length, value.progress), length, repeatable
    if isinstance(value, str):
        return value.encode(), None, True
    if is_bytes(value):
        return bytes(value), None, True
    if hasattr(value, "__fspath__"):
        path = PathChunks(value)
        return path, path.length, True
    if hasattr(value, "read"):
        if isinstance(value.read(0), str):
            # The length of a text file is known in characters, not in bytes.
            return value.read().encode(), None, True
        file = FileChunks(value)
        return file, file.length, file.repeatable
    if hasattr(value, "__aiter__"):
        return value, None, False
    # An iterator returns itself from `iter` and can be read only once.
    return value, None, iter(value) is not value


def raw(
    media_type: str, wholes: Given, members: Given, extra: Extra, boundary: str
) -> Payload | None:
    """Build a body from bytes, a file, a path or an iterable; a `bodies.Writer`."""
    value: Any = wholes[0][1] if wholes else ""
    if is_bytes(value) and is_text(media_type):
        value = as_text(wholes[0][0], value)
    iterable = hasattr(value, "__iter__") or hasattr(value, "__aiter__")
    data = is_list(value) and not any(map(is_bytes, value))
    if isinstance(value, str | dict) or data or not (is_file(value) or iterable):
        return None
    concrete = "application/octet-stream" if "*" in media_type else media_type
    content, length, repeatable = streamed(value)
    return Payload(concrete, content, length=length, repeatable=repeatable)
