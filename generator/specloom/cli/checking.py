"""The ``check`` command: compare hashes, and if they differ the planned files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.choices import choices, shown, source, target
from specloom.cli.options import Call
from specloom.cli.planning import cure, planned
from specloom.cli.running import STALE, Run, running

if TYPE_CHECKING:
    from specloom.config import Config

# The renderer is imported only if needed: comparing hashes takes a tenth of the time.


def check_output(call: Call, output: Path | None, full: bool) -> int:
    """Print whether the output is up to date; return the exit code."""
    with running(call) as run:
        config = choices(call)
        folder = target(config, output)
        run.folder = shown(folder)
        said = quick_answer(run, config, folder)
        if said is None:
            said = compared(run, config, folder, output, full)
    if call.for_people and (run.exit == STALE or not call.quiet):
        click.echo(said)
    return run.exit


def quick_answer(run: Run, config: Config, folder: Path) -> str | None:
    """The "up to date" line if the hashes match, else None: the output has to be built.

    Also None if the findings are needed: a strict run counts some of them as errors, and the
    other formats list all of them. Text output only has the number of warnings.
    """
    from specloom.diagnostics import counted
    from specloom.freshness import fresh

    call = run.call
    record = fresh(folder, config, source(config, call))
    if record is None:
        return None
    number = sum(record.warnings.values())
    if call.strict and record.strict_findings:
        return None
    if number and not call.for_people and not call.quiet:
        return None
    said = f"{run.folder}: up to date"
    if not number or call.quiet:
        return said
    warnings = f"{counted(number, 'warning')} about the document"
    return f"{said} ({warnings}; run specloom generate to see {'it' if number == 1 else 'them'})"


def compared(
    run: Run, config: Config, folder: Path, output: Path | None, full: bool
) -> str:
    """Build the output and compare it with the folder; ``output`` is the ``--output`` option."""
    from specloom import output as writer
    from specloom.comparison import Difference, explain
    from specloom.remote_lock import RemoteLock, Use

    writer.refuse_while_running(folder)
    built = planned(run, config, folder, RemoteLock(config.file, Use.COMPARE))
    run.progress("comparing")
    changes = writer.compare(built.plan, folder)
    if not writer.is_stale(changes):
        old = "" if not changes else "; specloom generate updates its record"
        return f"{run.folder}: up to date{old}"
    run.changes, run.exit = changes, STALE
    run.inputs = tuple(
        (change, built.place(change))
        for change in writer.changed_inputs(built.plan, folder)
    )
    run.other, run.moves = built.other is not None, built.plan.moves
    if built.other is not None:
        run.report.found.append(built.other)
    blocked = any(change.refused for change in changes)
    run.cure = cure(run.call, output, blocked or run.other)
    run.never_generated = writer.never_generated(built.plan, folder, changes)
    found = Difference(
        folder=run.folder,
        changes=changes,
        inputs=run.inputs,
        interrupted=writer.interrupted(folder),
        never_generated=run.never_generated,
        moves=run.moves,
        other=run.other,
        cure=run.cure,
    )
    return explain(found, full=full)
