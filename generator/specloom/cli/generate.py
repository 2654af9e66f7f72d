"""Generate an output: build, compare and write it."""

from __future__ import annotations

import json
import os
import shlex
from dataclasses import dataclass
from pathlib import Path

import click

from specloom.apidiff.snapshots import RECORD
from specloom.cli.session import (
    CliOptions,
    Session,
    folder_label,
    output_folder_of,
    plan_output,
    plan_text,
    remote_lock,
    resolve_options,
    session,
    summary,
)
from specloom.config import Config
from specloom.diagnostics import counted
from specloom.document.remote import LockUse, RemoteLock
from specloom.output.compare import compare
from specloom.output.custom import at_new_places
from specloom.output.manifest import manifest_of
from specloom.output.write import (
    Plan,
    initial_files,
    refuse_overwriting,
    refuse_while_running,
    sole_run,
    unchanged,
    write,
    write_outside,
)
from specloom.pipeline import Build


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateOptions:
    """The options that only ``generate`` has."""

    force: bool = False
    any_version: bool = False
    since: str = ""


def generate_output(
    call: CliOptions, output: Path | None, options: GenerateOptions
) -> None:
    """Write the output and print a one-line summary."""
    with session(call) as run:
        total = write_output(run, output, options)
    if call.for_people and not call.quiet:
        click.echo(summary(run, total))
        if run.first_steps:
            click.echo(run.first_steps)


def write_output(run: Session, output: Path | None, options: GenerateOptions) -> int:
    """Write the output as the only run in its folder; return the number of its files.

    Raises:
        InputError: the document or the config is wrong, or a file that specloom did not
        generate would be overwritten.
    """
    config = resolve_options(run.call)
    folder = output_folder_of(config, output)
    run.folder = folder_label(folder)
    is_first = manifest_of(folder) is None
    with sole_run(folder):
        lock = remote_lock(config, run.call, LockUse.RECORD)
        built = plan_with_options(run, config, folder, lock, options)
        plan = built.plan
        run.progress(f"writing {counted(plan.size, 'file')}")
        changes = compare(plan, folder)
        if not options.force:
            refuse_overwriting(folder, changes, built.other)
        # Killed between the two, the next run takes the same remote documents.
        write_outside(lock.file, lock.new_text())
        write(plan, folder, changes, force=options.force)
    run.changes, run.moves = changes, plan.moves
    if is_first:
        run.first_steps = first_steps(plan, folder, config)
    run.report.found = at_new_places(run.report.found, folder, plan.moves)
    return plan.size


def first_steps(plan: Plan, folder: Path, config: Config) -> str:
    """Two lines: how to install the package, and how to import its client or its models."""
    made = json.loads(plan.files[RECORD])
    imported = f"Async{made['client']}" if config.clients == "async" else made["client"]
    if config.only and "client" not in config.only:
        imported = "models"
    place = shlex.quote(f"{os.curdir}{os.sep}{os.path.relpath(folder)}")
    return (
        f"install: pip install {place}\n"
        f"import:  from {made['package']} import {imported}"
    )


def plan_with_options(
    run: Session,
    config: Config,
    folder: Path,
    lock: RemoteLock,
    options: GenerateOptions,
) -> Build:
    """Build the output."""
    return plan_output(
        run,
        config,
        folder,
        lock,
        since=options.since,
        lenient=options.any_version,
    )


def dry_run(call: CliOptions, output: Path | None, options: GenerateOptions) -> None:
    """Print what would be done with each file and why, without writing anything.

    Files that a run would refuse to overwrite are reported as by the run.
    """
    with session(call) as run:
        config = resolve_options(call)
        folder = output_folder_of(config, output)
        run.folder = folder_label(folder)
        refuse_while_running(folder)
        lock = remote_lock(config, run.call, LockUse.RECORD)
        built = plan_with_options(run, config, folder, lock, options)
        plan = built.plan
        run.changes, run.moves = compare(plan, folder), plan.moves
        run.kept = unchanged(plan, run.changes)
        once = initial_files(plan, folder)
        if call.for_people and not call.quiet:
            click.echo(plan_text(run.folder, plan, run.changes, once, options.force))
        if not options.force:
            refuse_overwriting(folder, run.changes, built.other)
