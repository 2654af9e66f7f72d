"""Hashes of files that do not mind how a checkout ends its lines."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

THERE = "there"
BEGIN, END = "# >>> specloom", "# <<< specloom"
"""How the first and the last line begin of what specloom keeps in a file of its users."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags of an open file: a pipe that nobody writes to is opened as well, at once."""
SHORT = 16
"""How many digits tell apart what nobody would forge: templates, elements."""


def digest_of(data: bytes) -> str:
    """The SHA-256 in hexadecimal; CRLF counts as LF, because git may check out either."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def digest(text: str) -> str:
    """The hash of a text in UTF-8; surrogates that stand alone are no fault."""
    return digest_of(text.encode("utf-8", "surrogatepass"))


def block_of(text: str) -> str:
    """The lines that specloom keeps in a file of its users; "" when there are none."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith(BEGIN)]
    ends = [number for number, line in enumerate(lines) if line.startswith(END)]
    if len(starts) != 1 or len(ends) != 1:
        return ""
    return "\n".join(lines[starts[0] : ends[0] + 1])


def file_digest(file: str | Path) -> str | None:
    """The hash of a file; None when there is none that can be read."""
    try:
        return digest_of(regular_bytes(file))
    except (OSError, ValueError):
        return None


def regular_bytes(file: str | Path) -> bytes:
    """The content of a regular file; of pipes and devices nothing is read, since that may
    never end.

    Raises:
        OSError: the file cannot be read, or is not a regular one.
    """
    handle = os.open(file, os.O_RDONLY | _AT_ONCE)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(file))
    except OSError:
        os.close(handle)
        raise
    with open(handle, "rb") as stream:  # noqa: PTH123 - Path.open costs as much again
        return stream.read()


def files_below(folder: str | Path, inner: str = "") -> Iterator[tuple[str, str]]:
    """Each file of a folder, sorted: its path from there, and where it is; what Python and
    the system keep for themselves is left out.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name in ("__pycache__", ".DS_Store"):
            continue
        if _is_folder(entry):
            yield from files_below(entry.path, f"{inner}{entry.name}/")
        elif not entry.name.endswith(".pyc") and (
            entry.is_file() or entry.is_symlink()
        ):
            yield f"{inner}{entry.name}", entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether to look into an entry: not into links that lead back to where they are."""
    try:
        if not entry.is_dir():
            return False
    except OSError:  # a link to itself
        return False
    if not entry.is_symlink():
        return True
    home = os.path.realpath(os.path.dirname(entry.path))  # noqa: PTH120
    return os.path.commonpath((home, os.path.realpath(entry.path))) != os.path.realpath(
        entry.path
    )


def watched_digest(
    folder: Path, path: str, coming: Mapping[str, str | Path] | None = None
) -> str:
    """The hash of a file of ``folder``, or of all files below a path that ends in a slash;
    empty when there is nothing.  Of a path that ends in a question mark only whether it is
    there; of one that ends in a hash sign only the block that specloom keeps in it.
    ``coming`` are texts, or files to be moved, by their paths in ``folder`` that will be
    there where nothing is now.
    """
    if path.endswith("?"):
        return THERE if (folder / path[:-1]).is_file() else ""
    if path.endswith("#"):
        try:
            return digest(block_of((folder / path[:-1]).read_text("utf-8")))
        except (OSError, ValueError):
            return ""
    if not path.endswith("/"):
        return file_digest(folder / path) or ""
    found = {
        name.removeprefix(path): (
            digest(text) if isinstance(text, str) else str(file_digest(text))
        )
        for name, text in (coming or {}).items()
        if name.startswith(path)
    }
    for name, file in files_below(folder / path):
        found[name] = str(file_digest(file))
    return digest("\n".join(map(str, sorted(found.items())))) if found else ""
