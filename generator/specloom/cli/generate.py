"""Generate an output: build, compare and write it."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import click

from specloom.apidiff.snapshots import RECORD
from specloom.cli.session import (
    CliOptions,
    GenerateOptions,
    Session,
    document_of,
    folder_label,
    output_folder_of,
    plan_output,
    plan_text,
    remote_lock,
    resolve_options,
    session,
)
from specloom.config import Config
from specloom.diagnostics import Report, counted
from specloom.document.remote import RemoteLock
from specloom.naming.fit import poor_operation_id, poor_operation_ids
from specloom.naming.resources import resource_calls
from specloom.output.compare import compare
from specloom.output.custom import at_new_places
from specloom.output.manifest import manifest_of
from specloom.output.staleness import remember_run
from specloom.output.write import (
    Plan,
    initial_files,
    refuse_config,
    refuse_overwriting,
    refuse_while_running,
    sole_run,
    unchanged,
    write,
    write_outside,
)
from specloom.pipeline import ONE_TIME, Build
from specloom.reports import print_report


def write_output(
    run: Session, config: Config, folder: Path, options: GenerateOptions
) -> int:
    """Write the output as the only run in its folder; return the number of its files.

    Raises:
        InputError: the document or the config is wrong, or a file that specloom did not
        generate would be overwritten.
    """
    is_first = manifest_of(folder) is None
    with sole_run(folder):
        lock = remote_lock(config, run.call)
        built = plan_with_options(run, config, folder, lock, options)
        plan = built.plan
        run.progress(f"writing {counted(plan.size, 'file')}")
        changes = compare(plan, folder)
        refuse_config(folder, changes, config.file)
        if not options.force:
            refuse_overwriting(folder, changes, built.other)
        # Killed between the two, the next run takes the same remote documents.
        write_outside(lock.file, lock.new_text())
        write(plan, folder, changes, force=options.force, progress=run.progress)
    run.changes, run.moves = changes, plan.moves
    if is_first:
        run.first_steps = first_steps(built, folder, config)
    run.report.found = at_new_places(run.report.found, folder, plan.moves)
    remember(run, config, folder, plan)
    return plan.size


def remember(run: Session, config: Config, folder: Path, plan: Plan) -> None:
    """Remember the findings that the next run would have too, if nothing changes.

    The lines of a document that is not a file would be lost.
    """
    report = Report(found=[d for d in run.report.found if d.code not in ONE_TIME])
    if run.report.texts:
        return
    text = print_report(report) if report.found else ""
    if report.found == run.report.found and not (run.call.verbose or run.call.quiet):
        run.findings_text = text  # what this run prints too
    document = document_of(config, run.call)
    remember_run(folder, config, document, report.found, text, plan.size, plan.once)


def first_steps(built: Build, folder: Path, config: Config) -> str:
    """Lines that say how to install the package, and how to import its client or its models.

    Without a config, also whether another ``naming`` would give better names: later runs
    keep those of the first one.
    """
    made = json.loads(built.plan.files[RECORD])
    imported = f"Async{made['client']}" if config.clients == "async" else made["client"]
    if config.only and "client" not in config.only:
        imported = "models"
    place = shlex.quote(f"{os.curdir}{os.sep}{os.path.relpath(folder)}")
    lines = [
        f"install: pip install {place}",
        f"import:  from {made['package']} import {imported}",
    ]
    operations = built.api.operations
    if config.file is None and (why := poor_operation_ids(operations)):
        calls = resource_calls(operations, {})
        poor = (".".join(calls[o.id]) for o in operations if poor_operation_id(o))
        lines += [
            f"names:   {why}.",
            f"         For names from paths such as client.{min(poor, key=len)}, run",
            "         specloom init, which writes a config, and generate into a new folder.",
        ]
    return "\n".join(lines)


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
        lock = remote_lock(config, run.call)
        built = plan_with_options(run, config, folder, lock, options)
        plan = built.plan
        run.changes, run.moves = compare(plan, folder), plan.moves
        run.kept = unchanged(plan, run.changes)
        once = initial_files(plan, folder)
        if call.for_people and not call.quiet:
            click.echo(plan_text(run.folder, plan, run.changes, once, options.force))
        refuse_config(folder, run.changes, config.file)
        if not options.force:
            refuse_overwriting(folder, run.changes, built.other)
