"""The ``upgrade`` command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.choices import choices, shown, target
from specloom.cli.options import Call, output_option, shared
from specloom.cli.planning import planned, summary
from specloom.cli.running import running

if TYPE_CHECKING:
    from specloom.config import Config
    from specloom.output import Change, Plan
    from specloom.provenance.record import Record
    from specloom.remote_lock import RemoteLock
    from specloom.upgrading import Shift


@click.command()
@shared
@output_option
@click.option("--preview", is_flag=True, help="Show what would change; write nothing.")
def upgrade(call: Call, output: Path | None, preview: bool) -> None:
    """Regenerate with the newest edition.

    Uses the installed version of specloom, and replaces an older edition in the config.

    With --preview, only shows what would change in the output: public surface, behaviour,
    cosmetic.
    """
    from contextlib import nullcontext

    from specloom import output as writer
    from specloom.diagnostics import InputError
    from specloom.editions import NEWEST
    from specloom.records import manifest_of, texts
    from specloom.remote_lock import RemoteLock, Use
    from specloom.upgrading import shifts

    with running(call) as run:
        config = choices(call)
        folder = target(config, output)
        run.folder = shown(folder)
        writer.refuse_while_running(folder)
        lock = RemoteLock(config.file, Use.COMPARE if preview else Use.RECORD)
        newest = replace(config, edition=NEWEST)
        with nullcontext() if preview else writer.sole_run(folder):
            built = planned(run, newest, folder, lock)
            if built.other is not None:
                raise InputError(built.other)
            plan = built.plan
            before = manifest_of(folder)
            run.changes, run.moves = writer.compare(plan, folder), plan.moves
            package = next(
                path.partition("/")[0] for path in plan.files if "/_runtime/" in path
            )
            run.shifts = shifts(texts(folder), run.changes, package)
            if not preview:
                take_over(plan, folder, run.changes, config, lock)
    if not call.for_people or call.quiet:
        return
    click.echo(report(run.folder, before, plan.record, config, run.shifts))
    if preview:
        click.echo("nothing was written; to apply the changes, run: specloom upgrade")
    else:
        click.echo(summary(run, plan.size))


def take_over(
    plan: Plan,
    folder: Path,
    changes: tuple[Change, ...],
    config: Config,
    lock: RemoteLock,
) -> None:
    """Write the output of the newest edition and pin the edition in the config."""
    from specloom import output as writer
    from specloom.upgrading import pinned

    writer.write(plan, folder, changes)
    writer.write_beside(lock.file, lock.new_text())
    if config.file is not None:
        writer.write_beside(config.file, pinned(config.file, config.edition))


def report(
    folder: str,
    before: Record | None,
    now: Record,
    config: Config,
    found: tuple[Shift, ...],
) -> str:
    """The two versions of specloom, then the changes by kind."""
    from specloom import __version__
    from specloom.editions import NEWEST, changes_after
    from specloom.upgrading import Kind

    version = before.generator if before else "unknown"
    was = f"specloom {version}, edition {config.edition or NEWEST}"
    lines = [
        f"{folder}: from {was}",
        f"{' ' * len(folder)}  to   specloom {__version__}, edition {NEWEST}",
    ]
    if before and before.documents != now.documents:
        lines.append(
            "the document has changed too: not every change below comes from the upgrade"
        )
    for edition, change in changes_after(config.edition):
        lines.append(f"edition {edition}: {change}")
    for kind in Kind:
        of_kind = [shift for shift in found if shift.kind is kind]
        lines += ["", f"{kind} ({len(of_kind)})"]
        lines += [f"  {shift.where}: {shift.what}" for shift in of_kind]
    return "\n".join([*lines, ""])
