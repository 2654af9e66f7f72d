"""Writes what is planned, so that a run may be killed at any point."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

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
SYNCED_AT_ONCE = 16
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
    moved = [*plan.moves.keys(), *plan.moves.values(), *plan.spare]
    touched = [*(change.path for change in changes), *once, *moved]
    refuse_links(folder, [*touched, PENDING])
    try:
        remove_drafts(
            folder, {*plan.files, *plan.kept, *plan.once, *known_hashes(folder)}
        )
        if changes or once or moved:
            pending = pending_text(plan.files, pending_hashes(folder))
            replace({folder / PENDING: pending})
            sync_folders([(folder / PENDING).parent])
        move(folder, plan)
        texts = {c.path: c.new for c in changes if c.new is not None}
        record = texts.pop(MANIFEST, None)
        texts |= {path: plan.once[path] for path in once}
        replace({folder / path: text for path, text in texts.items()})
        for change in changes:
            if change.new is None:
                remove(folder, change.path)
        # The manifest claims what is on the disk by then.
        parents = {parent for path in touched for parent in PurePosixPath(path).parents}
        sync_folders(folder / parent for parent in sorted(parents))
        if record is not None:
            replace({folder / MANIFEST: record})
        sync_folders([(folder / MANIFEST).parent])
        (folder / PENDING).unlink(missing_ok=True)
    except OSError as flaw:
        raise unusable(folder, flaw) from flaw


def made_once(plan: Plan, folder: Path) -> tuple[str, ...]:
    """The files that are the user's from the start, and are neither there nor moved there."""
    coming = frozenset(plan.moves.values())
    return tuple(
        path
        for path in plan.once
        if path not in coming and not (folder / path).exists()
    )


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
        replace({file: text})
    except OSError as flaw:
        raise unusable(file, flaw) from flaw


def refuse(
    folder: Path, changes: tuple[Change, ...], other: Diagnostic | None = None
) -> None:
    """Raises InputError with ``other``, which speaks against the whole output, and every file
    that only ``--force`` may overwrite.
    """
    found = [other] if other is not None else []
    found += [
        Diagnostic(
            code="E401" if change.cause is Cause.EDITED else "E402",
            span=Span((folder / change.path).as_posix()),
            message=(
                "this generated file was edited by hand"
                if change.cause is Cause.EDITED
                else "the output path contains a file that specloom did not generate"
            ),
            hint="move your version elsewhere, or overwrite it with --force",
        )
        for change in changes
        if change.refused
    ]
    if found:
        raise InputError(*found)


def refuse_links(folder: Path, paths: Iterable[str]) -> None:
    """Raises InputError for folders inside the output that are symbolic links to somewhere
    else (E408), since nothing is written or deleted through them, and for files in the
    place of a folder (E404).
    """
    real = Path(os.path.realpath(folder))
    parents = {parent for path in paths for parent in PurePosixPath(path).parents}
    found = [
        Diagnostic(
            code="E408",
            span=Span((folder / parent).as_posix()),
            message="this output folder is a symbolic link to a location outside the output",
            hint="remove the link, or pass its target as --output",
        )
        for parent in sorted(parents)
        if (folder / parent).is_symlink()
        and parent != PurePosixPath()
        and not Path(os.path.realpath(folder / parent)).is_relative_to(real)
    ]
    found += [
        Diagnostic(
            code="E404",
            span=Span((folder / parent).as_posix()),
            message="the output needs a folder here, but there is a file",
            hint="move the file, or choose another folder with --output",
        )
        for parent in sorted(parents)
        if (folder / parent).exists() and not (folder / parent).is_dir()
    ]
    if found:
        raise InputError(*found)


def replace(texts: Mapping[Path, str]) -> None:
    """Puts files in place, each in one step: readers see the old text or the new one.

    Every text is on the disk before the first file gets its name: else a loss of power
    may leave an empty file of this name.  Many are synced at once, since the file system
    then commits them together; one by one takes twenty times as long.

    Raises:
        OSError: a file cannot be written; it names the file.
    """
    drafts: dict[Path, str] = {}
    try:
        for target, text in texts.items():
            drafts[target] = ""
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, drafts[target] = tempfile.mkstemp(SUFFIX, PREFIX, target.parent)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
        sync_files(drafts)
        mode = 0o666 & ~umask()
        for target in texts:
            Path(drafts[target]).chmod(mode)
            Path(drafts[target]).replace(target)
            del drafts[target]
    except BaseException as flaw:
        for draft in filter(None, drafts.values()):
            Path(draft).unlink(missing_ok=True)
        if isinstance(flaw, OSError) and flaw.filename in (None, *drafts.values()):
            # A failed write names no file, and a draft's name says nothing to people.
            named = [t for t, draft in drafts.items() if draft == flaw.filename]
            at_fault = (named or list(drafts))[-1]
            raise OSError(flaw.errno, flaw.strerror, str(at_fault)) from flaw
        raise


def sync_files(drafts: Mapping[Path, str]) -> None:
    """Waits until the content of the drafts is on the disk.

    Raises:
        OSError: the system says that it cannot be; it names the file that was meant.
    """

    def sync(target: Path) -> None:
        handle = os.open(drafts[target], os.O_RDWR)
        try:
            os.fsync(handle)
        except OSError as flaw:
            raise OSError(flaw.errno, flaw.strerror, str(target)) from flaw
        finally:
            os.close(handle)

    if len(drafts) < 2:
        for target in drafts:
            sync(target)
        return
    # Only a run that writes several files needs the pool.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(SYNCED_AT_ONCE) as pool:
        for done in [pool.submit(sync, target) for target in drafts]:
            done.result()


def sync_folders(folders: Iterable[Path]) -> None:
    """Waits until the names in some folders are on the disk, where the system can tell."""
    for folder in folders:
        with suppress(OSError):  # Windows opens no folders
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


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


def move(folder: Path, plan: Plan) -> None:
    """Gives the maintainer's files their new paths, and overwrites none.

    Raises:
        OSError: a file cannot be moved.
    """
    for source, target in plan.moves.items():
        if os.path.lexists(folder / target):
            continue  # somebody was quicker: both stay
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / source).rename(folder / target)
        remove(folder, source)
    for path in plan.spare:
        remove(folder, path)


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
