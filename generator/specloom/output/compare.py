"""Compare an output with the planned files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from specloom.cache import digest
from specloom.diagnostics import Span, counted
from specloom.merge_text import conflicting, is_rows
from specloom.naming.lock import lock_of
from specloom.output.manifest import (
    MANIFEST,
    NAMES,
    PENDING,
    current_text,
    is_merged_record,
    known_hashes,
    manifest_of,
)
from specloom.output.staleness import BuildInput, InputChange, input_changes
from specloom.output.write import Cause, Change, Plan


def compare(plan: Plan, folder: Path) -> tuple[Change, ...]:
    """How the folder differs from the plan, by path; the manifest comes last.

    Files that only differ in their line endings count as equal.

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
        text = "git merged the output of two branches"
        return (InputChange(BuildInput.FOLDER, MANIFEST, text),)
    if record is None:
        return ()
    # A run reads the existing names lock, not the one that it will write.
    names = digest(current_text(folder, NAMES) or "")
    new = plan.whole_record()
    if not record.elements:
        same = record.documents == new.documents and record.config == new.config
        elements = new.elements if same else plan.elements_before()
        record = replace(record, elements=elements)
    # Custom code that only moves with its package is unchanged.
    moves = plan.moves.items()
    inside = "/custom/"
    heads = {old.partition(inside)[0]: new.partition(inside)[0] for old, new in moves}
    old = {}
    for place, known in record.watched.items():
        head, sign, rest = place.partition(inside)
        old[f"{heads.get(head, head)}{sign}{rest}"] = known
    return input_changes(
        replace(record, watched=old),
        replace(new, watched={**new.watched, NAMES: names}, files={}),
    )


def is_stale(changes: tuple[Change, ...]) -> bool:
    """Whether a file differs that users use.

    An outdated record does not count if the output is the same, nor do published names
    in another order or format.
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
        and not was_interrupted(folder)
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


def was_interrupted(folder: Path) -> bool:
    """Whether the last run into the folder did not finish."""
    return current_text(folder, PENDING) is not None


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
        self._inputs = tuple(kind for kind in kinds if kind is not BuildInput.TEMPLATE)
        self._templates = {
            each.name for each in changed if each.input is BuildInput.TEMPLATE
        }

    def changes(self) -> Iterator[Change]:
        """All changes."""
        for path in sorted(self._plan.files):
            old, new = current_text(self._folder, path), self._plan.files[path]
            if old is None or not is_same(old, new):
                yield self._change(path, self._cause(path, old), old, new)
        for path in sorted(self._ours.keys() - self._plan.files.keys()):
            old = current_text(self._folder, path)
            if old is not None and path not in self._plan.once:
                planned = digest(old) in self._ours[path]
                cause = Cause.STALE if planned else Cause.EDITED
                yield self._change(path, cause, old, None)
        for path, new in self._plan.kept.items():
            old = current_text(self._folder, path)
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
            return Cause.UNEXPECTED
        return Cause.CHANGED if digest(old) in known else Cause.EDITED

    def _change(
        self, path: str, cause: Cause, old: str | None, new: str | None
    ) -> Change:
        known = self._record.files.get(path) if self._record else None
        planned = self._new_record.files.get(path) if new is not None else None
        if cause is Cause.UNEXPECTED or (known is not None and planned == known):
            # None of the changed inputs affects this file.
            return Change(path, cause, old, new)
        reaching = self._plan.printed_by.get(path, ())
        gone = self._templates - self._new_record.templates.keys()
        changed = self._templates & {*reaching} if new is not None else gone
        inputs: tuple[BuildInput, ...] = self._inputs
        if known and new is not None and self._is_copy(path):
            inputs = tuple(kind for kind in inputs if kind is BuildInput.GENERATOR)
        if changed:
            inputs = (*inputs, BuildInput.TEMPLATE)
        return Change(path, cause, old, new, inputs, tuple(sorted(changed)))

    def _is_copy(self, path: str) -> bool:
        """Whether a file is a module of the runtime, independent of document and config."""
        reaching = self._plan.printed_by.get(path, ())
        return len(reaching) == 1 and reaching[0].endswith(".py")

    def _records(self) -> Iterator[Change]:
        old, new = current_text(self._folder, NAMES), self._plan.names
        if old is None or not is_same(old, new):
            known = self._record.watched.get(NAMES) if self._record else None
            cause = (
                Cause.CHANGED if known in (None, digest(old or "")) else Cause.EDITED
            )
            if old is None:
                cause = Cause.NEW if known is None else Cause.MISSING
            others = tuple(
                kind for kind in self._inputs if kind is not BuildInput.FOLDER
            )
            yield Change(NAMES, cause, old, new, others)
        old, record = current_text(self._folder, MANIFEST), self._record
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
    """Whether two texts are equal, apart from line endings."""
    return one == other or one.replace("\r\n", "\n") == other.replace("\r\n", "\n")


LINES = 200
"""The number of diff lines shown without ``--full``."""
SHOWN_INPUTS = 20
"""The number of input changes shown without ``--full``."""
SHOWN_FILES = 20
"""The number of files shown for each reason without ``--full``."""

RECORDS = ".specloom/"
"""The folder of the files that only specloom reads."""

REASONS = {
    Cause.EDITED: "edited by hand",
    Cause.UNEXPECTED: "unexpected files, not generated by specloom",
    Cause.CHANGED: "out of date",
    Cause.NEW: "not generated yet",
    Cause.MISSING: "missing: generated before, then removed",
    Cause.STALE: "stale: no longer generated",
}
"""The text for each cause, in the order of the report: first what needs a decision."""

INPUTS = {
    BuildInput.DOCUMENT: "the document",
    BuildInput.CONFIG: "the config",
    BuildInput.GENERATOR: "specloom",
    BuildInput.FOLDER: "files in the output folder that specloom reads",
}

Placed = tuple[InputChange, Span | None]


class FolderDifference(Struct, frozen=True, kw_only=True):
    """The difference between a folder and the planned output.

    It has the folder's name in messages, its files and the changed inputs.
    ``interrupted``: the last run did not finish. It also says whether there was a run
    at all, which files of the user will move, whether the output belongs to an
    ``other`` document, and which command updates the folder.
    """

    folder: str
    changes: tuple[Change, ...]
    inputs: tuple[Placed, ...]
    interrupted: bool
    never_generated: bool
    fix: str
    moves: Mapping[str, str] = {}
    other: bool = False


def explain(found: FolderDifference, *, full: bool = False) -> str:
    """The changed inputs, the files that differ grouped by reason, a unified diff, and
    the command that updates the folder.

    Unless ``full``, long lists and the diff are shortened, and records are only
    counted.
    """
    if (found.never_generated or found.other) and not full:
        blocked = [change for change in in_order(found.changes) if change.refused]
        head = f"{found.folder} was never generated"
        if found.other:
            number = counted(len(found.changes), "file")
            head = (
                f"{found.folder} was generated from another document: {number} differ"
            )
        elif not blocked:
            return f"{head}: run {found.fix}"
        blocks = ["\n".join([head, *_grouped(found.folder, blocked, full)])]
    else:
        shown, records = folded(found.changes)
        if full:
            shown, records = [*shown, *records], []
        blocks = [
            "\n".join(_inputs(found, full)),
            "\n".join(
                [
                    *_grouped(found.folder, shown, full),
                    *_counted(found.folder, records),
                    *_moving(found, full),
                ]
            ),
            "\n".join(first_lines(list(differences(found.folder, shown)), full)),
        ]
    blocks.append("\n".join(_fix_lines(found)))
    return "\n\n".join(block for block in blocks if block)


def _moving(found: FolderDifference, full: bool) -> Iterator[str]:
    lines = list(moved(found.folder, found.moves))
    if lines:
        number = counted(len(lines), "file")
        yield f"custom code that moves with the package ({number}):"
    yield from _first_of(lines, SHOWN_FILES, full)


def moved(folder: str, moves: Mapping[str, str]) -> Iterator[str]:
    """The files that move, each with its new path."""
    for old, new in moves.items():
        yield f"{folder}{old} → {folder}{new}"


def _fix_lines(found: FolderDifference) -> Iterator[str]:
    if found.other:
        yield "--force replaces the output with this document's; --output writes to another folder"
    if any(change.refused for change in found.changes):
        yield "--force overwrites files that were edited or are not generated: back them up"
    yield f"fix: {found.fix}"


def _inputs(found: FolderDifference, full: bool) -> Iterator[str]:
    if found.interrupted:
        yield f"the last run that wrote {found.folder} did not finish"
    if found.inputs:
        yield f"changed since {found.folder} was generated:"
    lines = [
        f"{span}: {change.what}" if span else change.what
        for change, span in found.inputs
    ]
    yield from _first_of(lines, SHOWN_INPUTS, full)


def _grouped(folder: str, changes: Iterable[Change], full: bool) -> Iterator[str]:
    """The files under their reasons."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(cause_text(change), []).append(change)
    for reason, files in groups.items():
        yield f"{reason} ({counted(len(files), 'file')}):"
        paths = [f"{folder}{change.path}" for change in files]
        yield from _first_of(paths, SHOWN_FILES, full)


def _first_of(lines: list[str], most: int, full: bool) -> Iterator[str]:
    """The lines indented; unless ``full``, only the first ones of a long list."""
    shown = lines if full else lines[:most]
    yield from (f"  {line}" for line in shown)
    if len(lines) > len(shown):
        yield f"  … and {len(lines) - len(shown)} more; --full shows everything"


def _counted(folder: str, records: list[Change]) -> list[str]:
    number = counted(len(records), "record")
    return [f"and {number} in {folder}{RECORDS}"] if records else []


def first_lines(lines: list[str], full: bool) -> list[str]:
    """The first 200 lines, and the number of further ones."""
    if full or len(lines) <= LINES:
        return lines
    more = len(lines) - LINES
    return [*lines[:LINES], f"… {more} more lines; --full shows everything"]


def rank_of(path: str) -> int:
    """The reading order of a file of the output: client, models, the rest of the
    package, docs, tests, project files, private modules, records.
    """
    match path.split("/"):
        case [".specloom", *_]:
            return 8
        case ["README.md" | "CHANGELOG.md"] | ["docs", *_]:
            return 4
        case ["tests", *_]:
            return 5
        case [_]:
            return 6
        case [_, *inner] if any(
            part.startswith(("_", "base_")) and part != "__init__.py" for part in inner
        ):
            return 7
        case [_, "client.py"]:
            return 0
        case [_, "resources", *_]:
            return 1
        case [_, "models", *_] if not path.endswith(".json"):
            return 2
        case _:
            return 3


def reading_order(path: str) -> tuple[int, str]:
    """A sort key for the files of an output in reading order."""
    return rank_of(path), path


def in_order(changes: Iterable[Change]) -> list[Change]:
    """The changes: first those that need a decision, then in reading order."""
    causes = list(REASONS)
    return sorted(
        changes,
        key=lambda change: (causes.index(change.cause), *reading_order(change.path)),
    )


def folded(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """The changes to show in order, and those of records, which are only counted.

    A record is shown if it needs a decision, or if nothing else differs. A manifest
    that only needs an update is left out.
    """
    shown: list[Change] = []
    records: list[Change] = []
    for change in in_order(changes):
        if change.path == MANIFEST and change.cause is Cause.CHANGED:
            continue
        silent = change.path.startswith(RECORDS) and not (
            change.refused or conflicting(change.old or "")
        )
        (records if silent else shown).append(change)
    return (shown, records) if shown else (records, [])


def cause_text(change: Change) -> str:
    """Why a file differs: its cause and the inputs that changed."""
    text = REASONS[change.cause]
    if conflicting(change.old or ""):
        text = f"{text}: it contains conflict markers"
    inputs = [INPUTS[each] for each in change.inputs if each in INPUTS]
    if change.templates:
        plural = "s" * (len(change.templates) > 1)
        inputs.append(f"template{plural} {listed(change.templates)}")
    if not inputs:
        return text
    sign = {Cause.CHANGED: ":", Cause.NEW: ":"}.get(change.cause, ";")
    return f"{text}{sign} {listed(inputs)} changed"


def listed(words: Iterable[str]) -> str:
    """A list in words: "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def differences(folder: str, changes: Iterable[Change]) -> Iterator[str]:
    """The lines of a unified diff from the files of the folder to what would be generated."""
    for change in changes:
        if change.path == MANIFEST:
            continue
        yield from unified_diff(
            lines_of(change.old),
            lines_of(change.new),
            f"{folder}{change.path}",
            f"{folder}{change.path} (generated)",
            lineterm="",
        )


def lines_of(text: str | None) -> list[str]:
    """The lines of a text; a missing newline at the end is marked."""
    if not text:
        return []
    lines = text.replace("\r\n", "\n").split("\n")
    return (
        lines[:-1] if lines[-1] == "" else [*lines, "\\ No newline at the end of file"]
    )
