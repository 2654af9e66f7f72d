"""The records in an output folder: hashes of generated files and published names."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.digests import digest, regular_bytes
from specloom.kinds import is_array
from specloom.provenance.record import (
    Record,
    hashes_of,
    is_damaged,
    is_merged,
    object_of,
    record_of,
)

if TYPE_CHECKING:
    from specloom.published import Lock

MANIFEST = ".specloom/manifest.json"
PENDING = ".specloom/pending.json"
NAMES = ".specloom/names.lock"

Hashes: TypeAlias = dict[str, frozenset[str]]


def pending_text(files: Mapping[str, str], before: Mapping[str, frozenset[str]]) -> str:
    """The hashes of the files about to be written, as JSON.

    Includes the hashes of unfinished earlier runs.
    """
    hashes = {path: {digest(text)} for path, text in files.items()}
    for path, known in before.items():
        hashes.setdefault(path, set()).update(known)
    return json.dumps({path: sorted(hashes[path]) for path in sorted(hashes)})


def texts(folder: Path) -> dict[str, str]:
    """The current texts of the files that earlier runs wrote, by path.

    Raises:
        InputError: the folder cannot be read.
    """
    found = {path: current(folder, path) for path in known_hashes(folder)}
    return {path: text for path, text in found.items() if text is not None}


def published(folder: Path) -> Lock:
    """The names lock; in a merge conflict, both sides count.

    Raises:
        InputError: the lock is not what specloom writes.
    """
    from specloom.published import (
        EMPTY,
        lock_of,
    )  # an answer from hashes needs no names

    text = current(folder, NAMES)
    try:
        return EMPTY if text is None else lock_of(text, (folder / NAMES).as_posix())
    except (ValueError, RecursionError) as flaw:
        raise unreadable(folder / NAMES, str(flaw)) from flaw


def manifest_of(folder: Path) -> Record | None:
    """The record of the last finished run.

    None if it is missing, edited, merged from two, or in the format of another version.

    Raises:
        InputError: the folder cannot be read.
    """
    text = current(folder, MANIFEST)
    return None if text is None else record_of(text)


def is_merged_record(folder: Path) -> bool:
    """Whether a merge combined the folder's record from two.

    Raises:
        InputError: the folder cannot be read.
    """
    return is_merged(current(folder, MANIFEST) or "")


def damaged(folder: Path) -> tuple[str, ...]:
    """The records that are empty or truncated, for example after a power loss.

    Their complete rows count, and the next run rewrites them.

    Raises:
        InputError: the folder cannot be read.
    """
    record, pending = current(folder, MANIFEST), current(folder, PENDING)
    found = {
        MANIFEST: record is not None and is_damaged(record),
        PENDING: pending is not None and object_of(pending) is None,
    }
    return tuple(path for path, is_bad in found.items() if is_bad)


def pending_hashes(folder: Path) -> Hashes:
    """The hashes of the files that unfinished runs were about to write, by path.

    Of a truncated record, the complete entries count.

    Raises:
        InputError: the folder cannot be read.
    """
    text = current(folder, PENDING)
    if text is None:
        return {}
    content = object_of(text)
    if content is None:
        whole = re.findall(r'"((?:[^"\\]|\\.)+)": \[("[^\]]*")\]', text)
        content = {
            json.loads(f'"{path}"'): re.findall("[0-9a-f]{64}", hashes)
            for path, hashes in whole
        }
    return {
        path: frozenset(map(str, hashes))
        for path, hashes in content.items()
        if is_array(hashes)
    }


def known_hashes(folder: Path) -> Hashes:
    """The hashes of the files that earlier runs wrote or were about to write, by path.

    Of a manifest with conflict markers, both sides count, and so do the files that git
    merged from them.

    Raises:
        InputError: the folder cannot be read.
    """
    known = pending_hashes(folder)
    for path, hashes in hashes_of(current(folder, MANIFEST) or "").items():
        known[path] = known.get(path, frozenset()) | hashes
    known = {path: hashes for path, hashes in known.items() if is_inside(path)}
    texts = {path: current(folder, path) for path in known}
    foreign = {
        path: text
        for path, text in texts.items()
        if text is not None and digest(text) not in known[path]
    }
    for path in merged_of(folder, foreign):
        known[path] |= {digest(foreign[path])}
    return known


def merged_of(folder: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The paths among ``texts`` that git merged from generated files."""
    if not texts:
        return ()
    # Git is needed only for files that differ from the record.
    from specloom.merges import merged

    return tuple(merged(folder, texts, MANIFEST))


def is_inside(path: str) -> bool:
    """Whether a recorded path is inside the folder."""
    pure = PurePosixPath(path)
    named = bool(pure.parts) and "\0" not in path
    return named and not pure.is_absolute() and ".." not in pure.parts


def unreadable(file: Path, flaw: str) -> InputError:
    """The error for an invalid record of published names (E403)."""
    return InputError(
        Diagnostic(
            code="E403",
            span=Span(file.as_posix()),
            message=f"the record of published names cannot be read: {flaw}",
            hint="restore the file from version control; without it, published names are lost",
        )
    )


def current(folder: Path, path: str) -> str | None:
    """The text of a file with its newlines unchanged; None if the file does not exist.

    Invalid UTF-8 is kept as backslash escapes, so that the file differs from any plan.
    """
    try:
        return regular_bytes(folder / path).decode("utf-8", "backslashreplace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as flaw:
        raise unusable(folder / path, flaw) from flaw


def unusable(place: Path, flaw: OSError) -> InputError:
    """The error for a path that cannot be read or written (E404)."""
    reason = flaw.strerror or type(flaw).__name__
    return InputError(
        Diagnostic(
            code="E404",
            span=Span(Path(flaw.filename or place).as_posix()),
            message=f"the output cannot be read or written: {reason}",
            hint=_HINTS.get(flaw.errno or 0, _ANY_HINT),
        )
    )


_ANY_HINT = "choose another folder with --output, or correct its permissions"
_HINTS = {
    errno.ENOSPC: "free some space on the disk, then run the command again: it "
    "continues with the files that are not written yet",
    errno.EDQUOT: "free some space within your quota, then run the command again: it "
    "continues with the files that are not written yet",
    errno.EROFS: "choose another folder with --output: this file system is read-only",
    errno.ENAMETOOLONG: "choose a folder with a shorter path with --output",
}
