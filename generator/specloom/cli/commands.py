"""The commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom import __version__
from specloom.cli.choices import choices, shown, source, target
from specloom.cli.options import Call, output_option, shared
from specloom.cli.running import STALE, Run, running

if TYPE_CHECKING:
    from specloom.config import Config
    from specloom.output import Change, Plan
    from specloom.remote_lock import RemoteLock

# Everything else is imported inside the commands: ``--help`` answers without loading Jinja2,
# Black or a validator.


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom")
def main() -> None:
    """Turn an OpenAPI document into a typed Python client, Markdown docs and tests that run."""


@main.command()
@shared
@output_option
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option(
    "--update-lock", is_flag=True, help="Take over remote documents that have changed."
)
@click.option(
    "--any-version",
    is_flag=True,
    help="Take the configured version even if it is too small for what changed.",
)
@click.option(
    "--since",
    default="",
    metavar="REV",
    help="The revision of the last release, which the version follows; HEAD by default.",
)
def generate(
    call: Call,
    output: Path | None,
    force: bool,
    update_lock: bool,
    any_version: bool,
    since: str,
) -> None:
    """Write the SDK of DOCUMENT (default: the one that the config names)."""
    from specloom import output as writer
    from specloom.remote_lock import RemoteLock, Use

    with running(call) as run:
        config = choices(call)
        lock = RemoteLock(config.file, Use.UPDATE if update_lock else Use.RECORD)
        plan, folder = planned(
            run, config, output, lock, since=since, lenient=any_version
        )
        run.progress("writing")
        changes = writer.compare(plan, folder)
        writer.write(plan, folder, changes, force=force)
        writer.write_beside(lock.file, lock.new_text())
        run.changes = changes
    if call.for_people and not call.quiet:
        click.echo(summary(run.folder, changes, len(plan.files) + 1))


@main.command()
@shared
@output_option
@click.option(
    "--against",
    metavar="REV",
    help="Type-check and run the tests of a revision against the new package.",
)
def check(call: Call, output: Path | None, against: str | None) -> None:
    """Exit 1 when the output of DOCUMENT is not what would be generated, or breaks promises
    of REV that no change explains.
    """
    if against and not call.for_people:
        raise click.UsageError("--against tells what it finds as text only")
    code = compared(call, output)
    if against:
        from specloom.cli.against import check_against

        code = max(code, check_against(call, output, against))
    raise SystemExit(code)


def compared(call: Call, output: Path | None) -> int:
    """Tells how the output differs from what would be generated; 1 when it does."""
    from specloom import output as writer
    from specloom.remote_lock import RemoteLock, Use

    with running(call) as run:
        config = choices(call)
        lock = RemoteLock(config.file, Use.COMPARE)
        plan, folder = planned(run, config, output, lock)
        run.progress("comparing")
        run.changes = writer.compare(plan, folder)
        run.exit = STALE if run.changes else run.exit
    if call.for_people and run.changes:
        from specloom.comparison import explain as difference

        click.echo(difference(run.folder, run.changes))
    elif call.for_people and not call.quiet:
        click.echo(f"{run.folder}: up to date")
    return run.exit


@main.command()
@shared
def ir(call: Call) -> None:
    """Print the intermediate representation of DOCUMENT as JSON."""
    from specloom.ir_json import as_json
    from specloom.pipeline import read
    from specloom.remote_lock import RemoteLock, Use

    with running(call, aside=True) as run:
        config = choices(call)
        fetch = RemoteLock(config.file, Use.RECORD).content
        document = source(config, call)
        api, _ = read(document, config, run.report, run.progress, fetch)
    click.echo(as_json(api))


@main.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option("--markdown", is_flag=True, help="Print the page about all codes.")
def explain(codes: tuple[str, ...], markdown: bool) -> None:
    """Say what a CODE means, with an example and its cure; without one, list all."""
    from specloom import explanations
    from specloom.codes import find
    from specloom.codes.changes import kind_of

    if markdown:
        click.echo(explanations.handbook(), nl=False)
        return
    if not codes:
        click.echo(explanations.listing())
        return
    told: list[str] = []
    for code in codes:
        entry, kind = find(code), kind_of(code)
        if entry is None and kind is None:
            near = ", ".join(explanations.nearest(code))
            raise click.UsageError(f"no code {code!r}; the nearest are {near}")
        told += [explanations.explanation(entry)] if entry else []
        told += [explanations.told_of(kind)] if kind else []
    click.echo("\n\n".join(dict.fromkeys(told)))


def planned(
    run: Run,
    config: Config,
    output: Path | None,
    lock: RemoteLock,
    *,
    since: str = "",
    lenient: bool = True,
) -> tuple[Plan, Path]:
    """The output that the call asks for, and the folder that it belongs to; ``since`` is a
    revision that the version follows, unless ``lenient`` one that is too small is an error.
    """
    from specloom.changes.coming import Past
    from specloom.pipeline import build
    from specloom.records import published

    folder = target(config, output)
    run.folder = shown(folder)
    document, names = source(config, run.call), published(folder)
    past = Past(folder=folder, config=config, since=since, lenient=lenient)
    built = build(
        document, config, run.report, run.progress, names, lock.content, folder, past
    )
    return built.plan, folder


def summary(folder: str, changes: tuple[Change, ...], total: int) -> str:
    """What a run did, in one line."""
    written = sum(change.new is not None for change in changes)
    deleted = len(changes) - written
    parts = [f"{written} written"] * bool(written) + [f"{deleted} deleted"] * bool(
        deleted
    )
    return f"{folder}: {', '.join(parts) or 'unchanged'} ({total} files)"
