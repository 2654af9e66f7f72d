"""The commands."""

from __future__ import annotations

from pathlib import Path

import click

from specloom import __version__
from specloom.cli.choices import choices, source
from specloom.cli.options import Call, output_option, shared
from specloom.cli.running import running

# Everything else is imported inside the commands: ``--help`` answers without loading Jinja2,
# Black or a validator.


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom")
def main() -> None:
    """Turn an OpenAPI document into a typed Python client, Markdown docs and tests that run."""


@main.command()
@shared
@output_option
@click.option(
    "--force",
    is_flag=True,
    help="Overwrite files that were edited by hand, and the output of another document.",
)
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
@click.option(
    "--dry-run", is_flag=True, help="Say what would be written and why; write nothing."
)
def generate(
    call: Call,
    output: Path | None,
    force: bool,
    update_lock: bool,
    any_version: bool,
    since: str,
    dry_run: bool,
) -> None:
    """Write the SDK of DOCUMENT (default: the one that the config names)."""
    from specloom.cli import generating

    wishes = generating.Wishes(
        force=force, update_lock=update_lock, any_version=any_version, since=since
    )
    work = generating.dry_run if dry_run else generating.generate_output
    work(call, output, wishes)


@main.command()
@shared
@output_option
@click.option("--full", is_flag=True, help="Show every change and the whole diff.")
@click.option(
    "--against",
    metavar="REV",
    help="Type-check and run the tests of a revision against the new package.",
)
def check(call: Call, output: Path | None, full: bool, against: str | None) -> None:
    """Exit 1 when the output of DOCUMENT is not what would be generated, and say why; or
    when it breaks promises of REV that no change explains.
    """
    from specloom.cli.checking import check_output

    if against and not call.for_people:
        raise click.UsageError("--against tells what it finds as text only")
    code = check_output(call, output, full)
    if against:
        from specloom.cli.against import check_against

        code = max(code, check_against(call, output, against))
    raise SystemExit(code)


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
