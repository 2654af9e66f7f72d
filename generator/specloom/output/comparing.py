"""Compare a folder with its plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from specloom.digests import digest
from specloom.merging import conflicting
from specloom.output.plan import Cause, Change, Plan
from specloom.provenance.changes import Input, InputChange, input_changes
from specloom.published import lock_of
from specloom.records import (
    MANIFEST,
    NAMES,
    PENDING,
    current,
    is_merged_record,
    known_hashes,
    manifest_of,
)
from specloom.rows import is_rows


def compare(plan: Plan, folder: Path) -> tuple[Change, ...]:
    """How the folder differs from the plan, by path; the manifest comes last.

    Files that differ only in how their lines end are the same.

    Raises:
        InputError: the folder or its manifest cannot be read.
    """
    return tuple(_Comparison(plan, folder).changes())


def changed_inputs(plan: Plan, folder: Path) -> tuple[InputChange, ...]:
    """The inputs that changed since the folder's record was written; () without a record.

    For a record that a merge combined from two, the only change is the merge.

    Raises:
        InputError: the record cannot be read.
    """
    record = manifest_of(folder)
    if record is None and is_merged_record(folder):
        said = "git merged the output of two branches"
        return (InputChange(Input.FOLDER, MANIFEST, said),)
    if record is None:
        return ()
    # A run reads the existing names lock, not the one that it will write.
    names = digest(current(folder, NAMES) or "")
    new = plan.whole_record()
    if not record.elements:
        same = record.documents == new.documents and record.config == new.config
        elements = new.elements if same else plan.elements_before()
        record = replace(record, elements=elements)
    # Custom code that only moves with its package is unchanged.
    moves = plan.moves.items()
    heads = {old.partition("/")[0]: new.partition("/")[0] for old, new in moves}
    old = {}
    for place, known in record.watched.items():
        head, sign, rest = place.partition("/")
        old[f"{heads.get(head, head)}{sign}{rest}"] = known
    return input_changes(
        replace(record, watched=old),
        replace(new, watched={**new.watched, NAMES: names}, files={}),
    )


def is_stale(changes: tuple[Change, ...]) -> bool:
    """Whether a file differs that people use.

    An outdated record does not count if the output is the same, nor do published names in
    another order or format.
    """
    return any(
        change.cause is not Cause.CHANGED
        or (change.path != MANIFEST and not _has_same_names(change))
        for change in changes
    )


def never_generated(plan: Plan, folder: Path, changes: tuple[Change, ...]) -> bool:
    """Whether no run has written to the folder: no record, and no file as planned."""
    new = {change.path for change in changes if change.cause is Cause.NEW}
    differing = {change.path for change in changes}
    return (
        MANIFEST in new
        and not interrupted(folder)
        and not plan.files.keys() - differing
    )


def _has_same_names(change: Change) -> bool:
    """Whether a change of the names lock only rewrites the same names."""
    if change.path != NAMES or change.old is None or change.new is None:
        return False
    try:
        old = lock_of(change.old)
    except (ValueError, RecursionError):
        return False
    return not conflicting(change.old) and old == lock_of(change.new)


def interrupted(folder: Path) -> bool:
    """Whether the last run into the folder did not finish."""
    return current(folder, PENDING) is not None


class _Comparison:
    """The comparison of a folder with a plan."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan = plan
        self._folder = folder
        self._ours = known_hashes(folder)
        self._record = manifest_of(folder)
        self._new_record = plan.whole_record()
        changed = changed_inputs(plan, folder)
        kinds = dict.fromkeys(each.input for each in changed if self._record)
        self._inputs = tuple(kind for kind in kinds if kind is not Input.TEMPLATE)
        self._templates = {
            each.name for each in changed if each.input is Input.TEMPLATE
        }

    def changes(self) -> Iterator[Change]:
        """All differences."""
        for path in sorted(self._plan.files):
            old, new = current(self._folder, path), self._plan.files[path]
            if old is None or not is_same(old, new):
                yield self._change(path, self._cause(path, old), old, new)
        for path in sorted(self._ours.keys() - self._plan.files.keys()):
            old = current(self._folder, path)
            if old is not None and path not in self._plan.once:
                ours = digest(old) in self._ours[path]
                cause = Cause.STALE if ours else Cause.EDITED
                yield self._change(path, cause, old, None)
        for path, new in self._plan.kept.items():
            old = current(self._folder, path)
            if old is None or not is_same(old, new):
                known = self._record is not None and f"{path}?" in self._record.watched
                missing = Cause.MISSING if known else Cause.NEW
                cause = missing if old is None else Cause.CHANGED
                yield Change(path, cause, old, new, self._inputs)
        yield from self._records()

    def _cause(self, path: str, old: str | None) -> Cause:
        """Determine why a planned file is not as planned."""
        known = self._ours.get(path)
        if old is None:
            return Cause.NEW if known is None else Cause.MISSING
        if known is None:
            return Cause.STRANGER
        return Cause.CHANGED if digest(old) in known else Cause.EDITED

    def _change(
        self, path: str, cause: Cause, old: str | None, new: str | None
    ) -> Change:
        known = self._record.files.get(path) if self._record else None
        if cause is Cause.STRANGER or (new is not None and digest(new) == known):
            # None of the changed inputs affects this file.
            return Change(path, cause, old, new)
        reaching = self._plan.printed_by.get(path, ())
        gone = self._templates - self._new_record.templates.keys()
        changed = self._templates & {*reaching} if new is not None else gone
        inputs: tuple[Input, ...] = self._inputs
        if known and new is not None and self._is_copy(path):
            inputs = tuple(kind for kind in inputs if kind is Input.GENERATOR)
        if changed:
            inputs = (*inputs, Input.TEMPLATE)
        return Change(path, cause, old, new, inputs, tuple(sorted(changed)))

    def _is_copy(self, path: str) -> bool:
        """Whether a file is a module of the runtime, independent of document and config."""
        reaching = self._plan.printed_by.get(path, ())
        return len(reaching) == 1 and reaching[0].endswith(".py")

    def _records(self) -> Iterator[Change]:
        old, new = current(self._folder, NAMES), self._plan.names
        if old is None or not is_same(old, new):
            known = self._record.watched.get(NAMES) if self._record else None
            cause = (
                Cause.CHANGED if known in (None, digest(old or "")) else Cause.EDITED
            )
            if old is None:
                cause = Cause.NEW if known is None else Cause.MISSING
            others = tuple(kind for kind in self._inputs if kind is not Input.FOLDER)
            yield Change(NAMES, cause, old, new, others)
        old, record = current(self._folder, MANIFEST), self._record
        if (
            record is None
            or not is_rows(old or "")
            or not record.same_but_for_tools(self._new_record)
        ):
            cause = Cause.CHANGED
            if old is None:
                cause = Cause.MISSING if self._ours else Cause.NEW
            yield Change(MANIFEST, cause, old, self._new_record.text())


def is_same(one: str, other: str) -> bool:
    """Whether two texts differ at most in how their lines end."""
    return one == other or one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
