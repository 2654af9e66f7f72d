"""The ``generate`` command and its dry run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from specloom import output as writer
from specloom.cli.choices import choices, shown, target
from specloom.cli.options import Call
from specloom.cli.planning import planned, summary, told_plan
from specloom.cli.running import Run, running
from specloom.config import Config
from specloom.custom import at_new_places
from specloom.pipeline import Build
from specloom.remote_lock import RemoteLock, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options that only ``generate`` has."""

    force: bool = False
    update_lock: bool = False
    any_version: bool = False
    since: str = ""

    @property
    def use(self) -> Use:
        """How the lock of remote documents is used."""
        return Use.UPDATE if self.update_lock else Use.RECORD


def generate_output(call: Call, output: Path | None, wishes: Wishes) -> None:
    """Write the output and print a one-line summary."""
    with running(call) as run:
        total = brought_up_to_date(run, output, wishes)
    if call.for_people and not call.quiet:
        click.echo(summary(run, total))


def brought_up_to_date(run: Run, output: Path | None, wishes: Wishes) -> int:
    """Write the output as the only run in its folder; return the number of its files.

    Raises:
        InputError: the document or the config is wrong, or a file that specloom did not
        generate would be overwritten.
    """
    config = choices(run.call)
    folder = target(config, output)
    run.folder = shown(folder)
    with writer.sole_run(folder):
        lock = RemoteLock(config.file, wishes.use)
        built = wished(run, config, folder, lock, wishes)
        plan = built.plan
        run.progress("writing")
        changes = writer.compare(plan, folder)
        if not wishes.force:
            writer.refuse(folder, changes, built.other)
        # Killed between the two, the next run takes the same remote documents.
        writer.write_beside(lock.file, lock.new_text())
        writer.write(plan, folder, changes, force=wishes.force)
    run.changes, run.moves = changes, plan.moves
    run.report.found = at_new_places(run.report.found, folder, plan.moves)
    return plan.size


def wished(
    run: Run, config: Config, folder: Path, lock: RemoteLock, wishes: Wishes
) -> Build:
    """Build the output."""
    return planned(
        run,
        config,
        folder,
        lock,
        since=wishes.since,
        lenient=wishes.any_version,
    )


def dry_run(call: Call, output: Path | None, wishes: Wishes) -> None:
    """Print what would be done with each file and why, without writing anything.

    Files that a run would refuse to overwrite are reported as by the run.
    """
    with running(call) as run:
        config = choices(call)
        folder = target(config, output)
        run.folder = shown(folder)
        writer.refuse_while_running(folder)
        lock = RemoteLock(config.file, wishes.use)
        built = wished(run, config, folder, lock, wishes)
        plan = built.plan
        run.changes, run.moves = writer.compare(plan, folder), plan.moves
        run.kept = writer.unchanged(plan, run.changes)
        once = writer.made_once(plan, folder)
        if call.for_people and not call.quiet:
            click.echo(told_plan(run.folder, plan, run.changes, once, wishes.force))
        if not wishes.force:
            writer.refuse(folder, run.changes, built.other)
