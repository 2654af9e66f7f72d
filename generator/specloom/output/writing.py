"""Writes what is planned, so that a run may be killed at any point."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.output.plan import Cause, Change, Plan
from specloom.records import (
    MANIFEST,
    PENDING,
    known_hashes,
    pending_hashes,
    pending_text,
    unusable,
)

PREFIX, SUFFIX = ".specloom-", ".draft"
OLD = 60.0
"""After how many seconds a draft is nobody's: writing one takes less than one."""


def write(
    plan: Plan, folder: Path, changes: tuple[Change, ...], *, force: bool = False
) -> None:
    """Carries the changes out, each file atomically, the manifest last.

    What is about to be written is noted first, so that after a crash the next run knows its
    own files.

    Raises:
        InputError: a changed file is not ours or was edited by hand, and ``force`` is not
            given; nothing is written then.  Also when the folder cannot be written.
    """
    if not force:
        refuse(folder, changes)
    once = made_once(plan, folder)
    try:
        remove_drafts(
            folder, {*plan.files, *plan.kept, *plan.once, *known_hashes(folder)}
        )
        if changes or once:
            pending = pending_text(plan.files, pending_hashes(folder))
            replace(folder / PENDING, pending)
        for change in changes:
            if change.path != MANIFEST:
                carry_out(folder, change)
        for path in once:
            replace(folder / path, plan.once[path])
        for change in changes:
            if change.path == MANIFEST:
                carry_out(folder, change)
        (folder / PENDING).unlink(missing_ok=True)
    except OSError as flaw:
        raise unusable(folder, flaw) from flaw


def carry_out(folder: Path, change: Change) -> None:
    """Writes or deletes one file."""
    if change.new is not None:
        replace(folder / change.path, change.new)
    else:
        remove(folder, change.path)


def made_once(plan: Plan, folder: Path) -> tuple[str, ...]:
    """The files that are the user's from the start, and are not there yet."""
    return tuple(path for path in plan.once if not (folder / path).exists())


def unchanged(plan: Plan, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """The planned files that are as planned already."""
    differ = {change.path for change in changes}
    return tuple(path for path in (*plan.files, *plan.kept) if path not in differ)


def write_beside(file: Path, text: str | None) -> None:
    """Writes one file that does not belong to the output, such as a lock; nothing when
    ``text`` is None.

    Raises:
        InputError: the file cannot be written.
    """
    if text is None:
        return
    try:
        for draft in drafts(file.parent):
            if time.time() - draft.stat().st_mtime > OLD:
                draft.unlink()
        replace(file, text)
    except OSError as flaw:
        raise unusable(file, flaw) from flaw


def refuse(folder: Path, changes: tuple[Change, ...]) -> None:
    """Raises InputError, naming every file that only ``--force`` may overwrite."""
    found = [
        Diagnostic(
            code="E401" if change.cause is Cause.EDITED else "E402",
            span=Span((folder / change.path).as_posix()),
            message=(
                "this generated file was edited by hand"
                if change.cause is Cause.EDITED
                else "a file that specloom did not write stands where output goes"
            ),
            hint="keep your version elsewhere and remove the file, or overwrite it with --force",
        )
        for change in changes
        if change.refused
    ]
    if found:
        raise InputError(*found)


def replace(target: Path, text: str) -> None:
    """Puts a file in place in one step: readers see the old text or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(SUFFIX, PREFIX, target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        Path(draft).chmod(0o666 & ~umask())
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def remove(folder: Path, path: str) -> None:
    """Deletes a file and the folders that it leaves empty."""
    target = folder / path
    target.unlink(missing_ok=True)
    for parent in target.relative_to(folder).parents:
        if parent == Path():
            break
        with suppress(OSError):
            (folder / parent).rmdir()


def remove_drafts(folder: Path, paths: Iterable[str]) -> None:
    """Deletes what killed runs left beside the files of the output; the caller is the only
    run in the folder.
    """
    for parent in {(folder / path).parent for path in (*paths, MANIFEST)}:
        for draft in drafts(parent):
            draft.unlink(missing_ok=True)


def drafts(folder: Path) -> list[Path]:
    """The drafts that stand in a folder."""
    return list(folder.glob(f"{PREFIX}*{SUFFIX}"))
