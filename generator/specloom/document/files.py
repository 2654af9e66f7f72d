"""Bytes of an input file, as text."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from specloom.diagnostics import InputError, Span
from specloom.document.faults import refusal
from specloom.document.lines import Lines

MAX_BYTES = 100 * 1024 * 1024
"""The largest input; a bigger one is hardly a description that people wrote."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""The control characters that neither YAML nor JSON lets stand in a text."""

# The four-byte marks come first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Shelf(Protocol):
    """Where files are read from: the disk, a revision, a record."""

    def shown(self, path: Path) -> str:
        """How people are told of a file."""
        ...

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """Whether a reference may read a file; ``roots`` are the folders that hold what
        references may read.
        """
        ...

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The content of a file; raises InputError (E101, E102) when it has none."""
        ...


class Disk:
    """The files of this machine."""

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """Whether a file lies in one of the folders, after symbolic links are resolved."""
        try:
            real = Path(os.path.realpath(path))
        except ValueError:  # a NUL in the path: no such file
            return True
        return any(real.is_relative_to(os.path.realpath(root)) for root in roots)

    def shown(self, path: Path) -> str:
        """The path, relative to the working folder when it lies beneath."""
        return shown_path(path)

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The content of a regular file; raises InputError (E101, E102)."""
        return read_bytes(path, shown)


def shown_path(path: Path) -> str:
    """How people are told of a file: relative to the working folder when it lies
    beneath.
    """
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def read_bytes(path: Path, shown: str) -> bytes:
    """The content of a regular file; raises InputError (E101, E102) when it has none to
    give.
    """
    span = Span(shown)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refusal("E101", span, "This is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            # A pipe or a device may never end.
            raise refusal("E101", span, "This is not a regular file.")
        if status.st_size > MAX_BYTES:
            raise refusal("E102", span, _size_message(status.st_size))
        return path.read_bytes()
    except FileNotFoundError:
        raise refusal("E101", span, "The file does not exist.") from None
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise refusal("E101", span, f"The file cannot be read: {reason}.") from cause
    except ValueError as cause:  # a NUL in the path
        raise refusal("E101", span, "No file can have this name.") from cause


def _size_message(size: int) -> str:
    return f"The file has {size:,} bytes; the limit is {MAX_BYTES:,}."


def decoded(data: bytes, shown: str) -> str:
    """The text of UTF-8, or of UTF-16 or UTF-32 behind a byte order mark; raises
    InputError (E103).
    """
    encoding, start = "utf-8", 0
    for mark, name in _MARKS:
        if data.startswith(mark):
            encoding, start = name, len(mark)
            break
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as fault:
        readable = data[start : start + fault.start].decode(encoding, "replace")
        line, column = Lines(readable).place(len(readable))
        byte = data[start + fault.start]
        raise refusal(
            "E103",
            Span(shown, line, column),
            f"The byte 0x{byte:02X} does not belong to {encoding.upper()} text.",
            "Save the file as UTF-8.",
        ) from None


def readable_texts(paths: Iterable[str]) -> dict[str, str]:
    """The text of each file that has one, under the path it was asked for."""
    found: dict[str, str] = {}
    for path in paths:
        try:
            found[path] = decoded(read_bytes(Path(path), path), path)
        except InputError:
            continue
    return found


def refuse_control_characters(text: str, lines: Lines, shown: str) -> None:
    """Raises InputError (E104) at the first character that no document may hold."""
    found = CONTROL.search(text)
    if found is not None:
        line, column = lines.place(found.start())
        raise refusal(
            "E104",
            Span(shown, line, column),
            f"The control character U+{ord(found.group()):04X} stands in the text.",
            "Remove it, or write it as an escape inside a quoted string.",
        )
