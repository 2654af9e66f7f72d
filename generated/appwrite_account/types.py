"""Types of arguments that are no models."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable
    from os import PathLike
    from typing import IO, TypeAlias

    FileContent: TypeAlias = bytes | IO[bytes] | PathLike[str]
    """The bytes of a file: themselves, an open file, or a path."""

    File: TypeAlias = (
        FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
    )
    """A file: its content, if need be with its name, then its media type."""

    Content: TypeAlias = FileContent | Iterable[bytes] | AsyncIterable[bytes]
    """A body of raw bytes, which may come piece by piece."""
