"""Plan an output, and summarize what a run wrote or would write."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from specloom.cli.choices import source
from specloom.cli.options import Call
from specloom.cli.running import Run

if TYPE_CHECKING:
    from specloom.config import Config
    from specloom.output import Change, Plan
    from specloom.pipeline import Build
    from specloom.remote_lock import RemoteLock


def planned(
    run: Run,
    config: Config,
    folder: Path,
    lock: RemoteLock,
    *,
    since: str = "",
    lenient: bool = True,
) -> Build:
    """Build the output; names published in ``folder`` stay.

    ``since`` is the revision that the version is compared with. A configured version that is
    too low is an error unless ``lenient``.
    """
    from specloom.changes.coming import Past
    from specloom.custom import left_behind
    from specloom.diagnostics import Span
    from specloom.pipeline import build
    from specloom.records import damaged, published

    document, names = source(config, run.call), published(folder)
    left_behind(config, document, folder, run.report)
    for path in damaged(folder):
        run.report.warning(
            "W408",
            Span((folder / path).as_posix()),
            "this record of what was written is empty or cut short",
            "run specloom generate: it writes the record again",
        )
    past = Past(folder=folder, config=config, since=since, lenient=lenient)
    return build(
        document, config, run.report, run.progress, names, lock.content, folder, past
    )


def cure(call: Call, output: Path | None, force: bool) -> str:
    """The command that updates the output, with the options that were given."""
    words = ["specloom", "generate"]
    if call.document is not None:
        words.append(str(call.document))
    if call.config_file is not None:
        words += ["--config", str(call.config_file)]
    if output is not None:
        words += ["--output", str(output)]
    for folder in call.reference_roots:
        words += ["--reference-root", str(folder)]
    if force:
        words.append("--force")
    return shlex.join(words)


def summary(run: Run, total: int) -> str:
    """One line that says what a run wrote."""
    written = sum(change.new is not None for change in run.changes)
    deleted = len(run.changes) - written
    counts = {"written": written, "deleted": deleted, "moved": len(run.moves)}
    parts = [f"{number} {verb}" for verb, number in counts.items() if number]
    return f"{run.folder}: {', '.join(parts) or 'unchanged'} ({total} files)"


def told_plan(
    folder: str,
    plan: Plan,
    changes: tuple[Change, ...],
    once: tuple[str, ...],
    force: bool,
) -> str:
    """What a run would do with each file and why, in the same order as ``check``.

    Records and unchanged files are only counted.
    """
    from specloom.comparison import RECORDS, folded, moved, reason_of
    from specloom.diagnostics import counted
    from specloom.output import unchanged

    shown, records = folded(changes)
    lines = [
        f"{'refuse' if change.refused and not force else change.action:7} "
        f"{folder}{change.path} ({reason_of(change)})"
        for change in shown
    ]
    lines += [f"move    {line}" for line in moved(folder, plan.moves)]
    lines += [
        f"create  {folder}{path} (yours to edit; never overwritten)" for path in once
    ]
    if records:
        lines.append(f"write   {counted(len(records), 'record')} in {folder}{RECORDS}")
    same = len(unchanged(plan, changes))
    lines.append(f"keep    {counted(same, 'file')}")
    return "\n".join([*lines, "dry run: nothing was written"])
