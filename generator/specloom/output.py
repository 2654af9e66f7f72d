"""Brings a folder to a planned set of files; the one module that writes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.published import EMPTY, lock_text
from specloom.records import (
    MANIFEST,
    NAMES,
    PENDING,
    current,
    digest,
    known_hashes,
    manifest_text,
    pending_text,
    unusable,
)


class Cause(StrEnum):
    """Why a file of the folder is not what is planned."""

    MISSING = "missing"
    CHANGED = "changed"
    STALE = "stale"
    EDITED = "edited by hand"
    STRANGER = "not ours"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that differs; ``new`` is None for a file that has to go, ``old`` for one that
    is not there.
    """

    path: str
    cause: Cause
    old: str | None
    new: str | None

    @property
    def refused(self) -> bool:
        """Whether writing it would destroy somebody's work."""
        return self.cause in (Cause.EDITED, Cause.STRANGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole output, as it shall be: ``files`` by relative path; ``once`` are made when
    missing, never touched after. ``kept`` hold what stands in the folder, which people may
    edit, with what is new added: they are written without a question. ``names`` is the text
    of the published names.
    """

    files: Mapping[str, str]
    once: Mapping[str, str]
    kept: Mapping[str, str] = field(default_factory=dict[str, str])
    generator: str
    document: str
    names: str = lock_text(EMPTY)

    def manifest(self) -> str:
        """The manifest's text: what was written, by whom, from which document."""
        return manifest_text(self.generator, self.document, self.files)


def compare(plan: Plan, folder: Path) -> tuple[Change, ...]:
    """How the folder differs from the plan, by path; the manifest comes last.

    Raises:
        InputError: the folder or its manifest cannot be read.
    """
    ours = known_hashes(folder)
    changes: list[Change] = []
    for path in sorted(plan.files):
        old = current(folder, path)
        if old != plan.files[path]:
            changes.append(
                Change(path, cause_of(old, ours.get(path)), old, plan.files[path])
            )
    for path in sorted(ours.keys() - plan.files.keys()):
        old = current(folder, path)
        if old is not None and path not in plan.once:
            cause = Cause.STALE if digest(old) in ours[path] else Cause.EDITED
            changes.append(Change(path, cause, old, None))
    for path, new in (
        *plan.kept.items(),
        (NAMES, plan.names),
        (MANIFEST, plan.manifest()),
    ):
        old = current(folder, path)
        if old != new:
            cause = Cause.MISSING if old is None else Cause.CHANGED
            changes.append(Change(path, cause, old, new))
    return tuple(changes)


def cause_of(old: str | None, hashes: frozenset[str] | None) -> Cause:
    """Tells apart why a planned file is not as planned."""
    if old is None:
        return Cause.MISSING
    if hashes is None:
        return Cause.STRANGER
    return Cause.CHANGED if digest(old) in hashes else Cause.EDITED


def write(
    plan: Plan, folder: Path, changes: tuple[Change, ...], *, force: bool = False
) -> None:
    """Carries the changes out, each file atomically, the manifest last.

    What is about to be written is noted first, so that after a crash the next run knows its
    own files.

    Raises:
        InputError: a changed file is not ours or was edited by hand, and ``force`` is not
        given;
            nothing is written then.  Also when the folder cannot be written.
    """
    if not force:
        refuse(folder, changes)
    try:
        if changes:
            replace(folder / PENDING, pending_text(plan.files))
        for change in changes:
            if change.new is not None:
                replace(folder / change.path, change.new)
            else:
                remove(folder, change.path)
        for path, text in plan.once.items():
            if not (folder / path).exists():
                replace(folder / path, text)
        (folder / PENDING).unlink(missing_ok=True)
    except OSError as flaw:
        raise unusable(folder, flaw) from flaw


def write_beside(file: Path, text: str | None) -> None:
    """Writes one file that does not belong to the output, such as a lock; nothing when
    ``text`` is None.

    Raises:
        InputError: the file cannot be written.
    """
    if text is None:
        return
    try:
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
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".specloom-")
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
