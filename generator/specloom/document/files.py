"""Reads input files and decodes them."""

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
"""The maximum size of an input file."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""The control characters that YAML and JSON do not allow unescaped."""

# The four-byte marks come first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Shelf(Protocol):
    """A source of files: the disk, a git revision or a record."""

    def shown(self, path: Path) -> str:
        """The path of a file in messages."""
        ...

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """Whether a reference may read a file; ``roots`` are the folders that references may
        read.
        """
        ...

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The content of a file; raises InputError (E101, E102) if it cannot be read."""
        ...


class Disk:
    """The files of this machine."""

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """Whether a file is in one of the folders after symbolic links are resolved."""
        try:
            real = Path(os.path.realpath(path))
        except ValueError:  # a NUL in the path: no such file
            return True
        return any(real.is_relative_to(os.path.realpath(root)) for root in roots)

    def shown(self, path: Path) -> str:
        """The path, relative to the working directory if it is inside."""
        return shown_path(path)

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The content of a regular file; raises InputError (E101, E102)."""
        return read_bytes(path, shown)


def shown_path(path: Path) -> str:
    """The path of a file in messages: relative to the working directory if it is inside."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def read_bytes(path: Path, shown: str) -> bytes:
    """The content of a regular file; raises InputError (E101, E102)."""
    span = Span(shown)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refusal("E101", span, "this is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe or a device may never end.
            raise refusal("E101", span, "this is not a regular file")
        if status.st_size > MAX_BYTES:
            raise refusal("E102", span, _size_message(status.st_size))
        return path.read_bytes()
    except FileNotFoundError:
        raise refusal("E101", span, "the file does not exist") from None
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise refusal("E101", span, f"the file cannot be read: {reason}") from cause
    except ValueError as cause:  # a NUL in the path
        raise refusal("E101", span, "invalid file name") from cause


def _size_message(size: int) -> str:
    return f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}"


def decoded(data: bytes, shown: str) -> str:
    """Decode UTF-8, or UTF-16 or UTF-32 with a byte order mark; raises InputError (E103)."""
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
            f"byte 0x{byte:02X} is not valid {encoding.upper()}",
            "Save the file as UTF-8.",
        ) from None


def readable_texts(paths: Iterable[str]) -> dict[str, str]:
    """The texts of the files that can be read, by path."""
    found: dict[str, str] = {}
    for path in paths:
        try:
            found[path] = decoded(read_bytes(Path(path), path), path)
        except InputError:
            continue
    return found


def refuse_control_characters(text: str, lines: Lines, shown: str) -> None:
    """Raise InputError (E104) at the first control character that is not allowed."""
    found = CONTROL.search(text)
    if found is not None:
        line, column = lines.place(found.start())
        raise refusal(
            "E104",
            Span(shown, line, column),
            f"control character U+{ord(found.group()):04X}",
            "Remove it, or write it as an escape sequence in a quoted string.",
        )
