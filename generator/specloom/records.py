"""What a folder records of the runs that wrote it: hashes and published names."""

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
    """The hashes of all that is about to be written, as JSON, with those that earlier runs
    were about to write and may have.
    """
    hashes = {path: {digest(text)} for path, text in files.items()}
    for path, known in before.items():
        hashes.setdefault(path, set()).update(known)
    return json.dumps({path: sorted(hashes[path]) for path in sorted(hashes)})


def texts(folder: Path) -> dict[str, str]:
    """The files that earlier runs wrote, as they stand now, by path.

    Raises:
        InputError: the folder cannot be read.
    """
    found = {path: current(folder, path) for path in known_hashes(folder)}
    return {path: text for path, text in found.items() if text is not None}


def published(folder: Path) -> Lock:
    """The names that earlier runs gave: they stay. Of a merge conflict both sides count.

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
    """The record of the last run that finished; None when there is none, or none to rely on:
    edited, merged of two, or of another version's form.

    Raises:
        InputError: the folder cannot be read.
    """
    text = current(folder, MANIFEST)
    return None if text is None else record_of(text)


def is_merged_record(folder: Path) -> bool:
    """Whether a merge put the folder's record together of two.

    Raises:
        InputError: the folder cannot be read.
    """
    return is_merged(current(folder, MANIFEST) or "")


def damaged(folder: Path) -> tuple[str, ...]:
    """The records that are empty or cut short, as after a loss of power. What can be read
    of them counts, and the next run writes them anew.

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
    """What runs that did not finish were about to write: path to the hashes it may have.

    Of a record that was cut short, what is whole counts.

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
    """What earlier runs wrote or were about to write: path to the hashes it may have.

    A manifest that a merge left in conflict knows what both sides wrote; what git made of
    these counts as well.

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
    """The paths among ``texts`` that git merged of generated files."""
    if not texts:
        return ()
    # Only what differs from its record needs git to be asked.
    from specloom.merges import merged

    return tuple(merged(folder, texts, MANIFEST))


def is_inside(path: str) -> bool:
    """Whether a recorded path is one of a file in the folder."""
    pure = PurePosixPath(path)
    named = bool(pure.parts) and "\0" not in path
    return named and not pure.is_absolute() and ".." not in pure.parts


def unreadable(file: Path, flaw: str) -> InputError:
    """The error for a record that is not what specloom writes."""
    return InputError(
        Diagnostic(
            code="E403",
            span=Span(file.as_posix()),
            message=f"the record of published names cannot be read: {flaw}",
            hint="restore the file from version control; without it, published names are lost",
        )
    )


def current(folder: Path, path: str) -> str | None:
    """The text of a file of the folder, newlines as they stand; None when there is none.

    Bytes that are no UTF-8 are kept as surrogates: such a file is told apart from any plan.
    """
    try:
        return regular_bytes(folder / path).decode("utf-8", "backslashreplace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as flaw:
        raise unusable(folder / path, flaw) from flaw


def unusable(place: Path, flaw: OSError) -> InputError:
    """The error for a place that the system does not let us use."""
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
