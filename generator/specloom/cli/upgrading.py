"""The command that brings an output to what this specloom makes of the same document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.choices import choices
from specloom.cli.commands import planned, summary
from specloom.cli.options import Call, output_option, shared
from specloom.cli.running import running

if TYPE_CHECKING:
    from specloom.config import Config
    from specloom.records import Written
    from specloom.upgrading import Shift


@click.command()
@shared
@output_option
@click.option(
    "--preview", is_flag=True, help="Show what would change, and write nothing."
)
def upgrade(call: Call, output: Path | None, preview: bool) -> None:
    """Regenerate with this specloom and the newest edition; with --preview, only show how
    the same document would come out: public surface, behaviour, cosmetic.
    """
    from specloom import output as writer
    from specloom.editions import NEWEST
    from specloom.output import write_beside
    from specloom.records import texts, written
    from specloom.remote_lock import RemoteLock, Use
    from specloom.upgrading import pinned, shifts

    with running(call) as run:
        config = choices(call)
        lock = RemoteLock(config.file, Use.COMPARE if preview else Use.RECORD)
        newest = replace(config, edition=NEWEST)
        plan, folder = planned(run, newest, output, lock)
        before = written(folder)
        run.changes = writer.compare(plan, folder)
        package = next(
            path.partition("/")[0] for path in plan.files if "/_runtime/" in path
        )
        run.shifts = shifts(texts(folder), run.changes, package)
        if not preview:
            writer.write(plan, folder, run.changes)
            write_beside(lock.file, lock.new_text())
            if config.file is not None:
                write_beside(config.file, pinned(config.file, config.edition))
    if not call.for_people or call.quiet:
        return
    click.echo(report(run.folder, before, plan.document, config, run.shifts))
    if preview:
        click.echo("nothing was written; take it over by: specloom upgrade")
    else:
        click.echo(summary(run.folder, run.changes, len(plan.files) + 1))


def report(
    folder: str,
    before: Written,
    document: str,
    config: Config,
    found: tuple[Shift, ...],
) -> str:
    """Who wrote the output and who would, then what changes by kind."""
    from specloom import __version__
    from specloom.editions import NEWEST, changes_after
    from specloom.upgrading import Kind

    was = (
        f"specloom {before.generator or 'unknown'}, edition {config.edition or NEWEST}"
    )
    lines = [
        f"{folder}: written by {was}",
        f"{' ' * len(folder)}  now    by specloom {__version__}, edition {NEWEST}",
    ]
    if before.document and before.document != document:
        lines.append(
            "the document has changed since: what follows is not the upgrade's work alone"
        )
    for edition, change in changes_after(config.edition):
        lines.append(f"edition {edition}: {change}")
    for kind in Kind:
        of_kind = [shift for shift in found if shift.kind is kind]
        lines += ["", f"{kind} ({len(of_kind)})"]
        lines += [f"  {shift.where}: {shift.what}" for shift in of_kind]
    return "\n".join([*lines, ""])
