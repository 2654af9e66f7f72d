"""The user's cache folder, and hashes of files and texts."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


def cache_folder() -> Path:
    """The folder of the cache: ``$SPECLOOM_CACHE``, otherwise the user's cache
    folder.
    """
    chosen = os.environ.get("SPECLOOM_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "specloom"


def read(section: str, digest: str) -> bytes | None:
    """Return the cached content with a SHA-256 (hexadecimal); None if it is missing
    or damaged.

    ``section`` is the subfolder of the cache.
    """
    try:
        data = _cached_file(section, digest).read_bytes()
    except OSError:
        return None
    return data if sha256(data).hexdigest() == digest else None


def store(section: str, data: bytes) -> str:
    """Cache a content and return its SHA-256; a cache that cannot be written is
    ignored.
    """
    digest = sha256(data).hexdigest()
    write_atomically(_cached_file(section, digest), data)
    return digest


KEPT_NAMES = 500
"""The number of names in a section of the cache; the oldest are forgotten."""


def read_named(section: str, name: str) -> bytes | None:
    """Return the content that was last cached under a name; None if there is none."""
    try:
        return (cache_folder() / section / digest(name)).read_bytes()
    except OSError:
        return None


def store_named(section: str, name: str, data: bytes) -> None:
    """Cache a content under a name, in place of an earlier one; errors are ignored."""
    folder = cache_folder() / section
    write_atomically(folder / digest(name), data)
    with suppress(OSError):
        entries = [*os.scandir(folder)]
        if len(entries) > KEPT_NAMES:
            oldest = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns)
            for entry in oldest[: len(entries) - KEPT_NAMES]:
                Path(entry.path).unlink()


def write_atomically(target: Path, data: bytes) -> None:
    """Write a file of the cache in one step; errors are ignored."""
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, delete=False) as draft:
            draft.write(data)
        Path(draft.name).replace(target)


def _cached_file(section: str, digest: str) -> Path:
    return cache_folder() / section / digest[:2] / digest[2:]


THERE = "there"
BEGIN, END = "# >>> specloom", "# <<< specloom"
"""The beginning of the first and last line of specloom's block in a hand-written file."""
_OPEN_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags for opening a file: opening a pipe without a writer must not block."""
SHORT = 16
"""The digits of a hash that need not resist forgery: of templates and elements."""


def digest_of(data: bytes) -> str:
    """The SHA-256 in hexadecimal; CRLF is read as LF, because git may check out either."""
    return sha256(data.replace(b"\r\n", b"\n") if b"\r" in data else data).hexdigest()


def digest(text: str) -> str:
    """The hash of a text in UTF-8; lone surrogates are allowed."""
    return digest_of(text.encode("utf-8", "surrogatepass"))


def block_of(text: str) -> str:
    """The lines of specloom's block in a hand-written file; "" if there is none."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith(BEGIN)]
    ends = [number for number, line in enumerate(lines) if line.startswith(END)]
    if len(starts) != 1 or len(ends) != 1:
        return ""
    return "\n".join(lines[starts[0] : ends[0] + 1])


def file_digest(file: str | Path) -> str | None:
    """The hash of a file; None if it cannot be read."""
    try:
        return digest_of(regular_bytes(file))
    except (OSError, ValueError):
        return None


def regular_bytes(file: str | Path) -> bytes:
    """Read a regular file. Pipes and devices are refused, because reading may never end.

    Raises:
        OSError: the file cannot be read, or is not a regular file.
    """
    handle = os.open(file, os.O_RDONLY | _OPEN_FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(file))
    except OSError:
        os.close(handle)
        raise
    with open(handle, "rb") as stream:  # noqa: PTH123 - Path.open costs as much again
        return stream.read()


SETTLED = 2_000_000_000
"""Nanoseconds after which a further change of a file changes its times, in every file system.

FAT has the coarsest times, of two seconds.
"""


def file_signature(paths: Iterable[str]) -> str | None:
    """A hash of the sizes, times and numbers (inodes) of files and folders.

    While it stays the same, so does the content of the files, and the folders have the
    same entries. It does not follow from the content: other copies of the same files have
    another one. None if one changed just now: a further change might go unnoticed.
    """
    limit = time.time_ns() - SETTLED
    states: list[tuple[int, ...]] = []
    for path in paths:
        try:
            state = os.stat(path)  # noqa: PTH116 - Path.stat costs twice as much
        except (OSError, ValueError):
            states.append(())
            continue
        changed, touched = state.st_ctime_ns, state.st_mtime_ns
        if changed > limit or touched > limit:
            return None
        states.append((state.st_mode, state.st_size, touched, changed, state.st_ino))
    return sha256(repr(states).encode()).hexdigest()


def folders_below(folder: str | Path) -> Iterator[str]:
    """Yield a folder and the folders in it that `files_below` searches."""
    yield str(folder)
    try:
        entries = [*os.scandir(folder)]
    except OSError:
        return
    for entry in entries:
        if entry.name != "__pycache__" and _is_folder(entry):
            yield from folders_below(entry.path)


def files_below(folder: str | Path, inner: str = "") -> Iterator[tuple[str, str]]:
    """Yield the files of a folder in sorted order: the relative path and the full path.

    Caches of Python and files of the operating system are skipped.
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
    """Whether to search an entry: it is a folder, and not a link to an enclosing
    folder.
    """
    try:
        if not entry.is_dir():
            return False
    except OSError:  # a link to itself
        return False
    if not entry.is_symlink():
        return True
    parent = os.path.realpath(os.path.dirname(entry.path))  # noqa: PTH120
    target = os.path.realpath(entry.path)
    try:
        return os.path.commonpath((parent, target)) != target
    except ValueError:  # another drive of Windows
        return True


def watched_digest(
    folder: Path, path: str, upcoming: Mapping[str, str | Path] | None = None
) -> str:
    """The hash of an input in ``folder``; "" if it does not exist.

    The last character of ``path`` selects what is hashed: ``/`` all files below the folder,
    ``?`` only whether the file exists, ``#`` only specloom's block in the file; otherwise
    the file. ``upcoming`` holds texts and files to be moved that will exist in ``folder``, by
    path.
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
        for name, text in (upcoming or {}).items()
        if name.startswith(path)
    }
    for name, file in files_below(folder / path):
        found[name] = str(file_digest(file))
    return digest("\n".join(map(str, sorted(found.items())))) if found else ""
