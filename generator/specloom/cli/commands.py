"""The commands."""

from __future__ import annotations

from pathlib import Path

import click

from specloom import __version__
from specloom.cli.choices import choices, source
from specloom.cli.options import Call, output_option, shared
from specloom.cli.running import running

# Everything else is imported inside the commands, so that ``--help`` does not load Jinja2,
# Black or a validator.


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom")
def main() -> None:
    """Generate a typed Python client, Markdown docs and tests from an OpenAPI document."""


@main.command()
@shared
@output_option
@click.option(
    "--force",
    is_flag=True,
    help="Overwrite hand-edited files and the output of another document.",
)
@click.option(
    "--update-lock",
    is_flag=True,
    help="Accept changes in remote documents and update specloom.lock.",
)
@click.option(
    "--any-version",
    is_flag=True,
    help="Accept a configured version that is too low for the changes.",
)
@click.option(
    "--since",
    default="",
    metavar="REV",
    help="Git revision of the last release, to compare the API with; HEAD by default.",
)
@click.option(
    "--dry-run", is_flag=True, help="Show what would be written and why; write nothing."
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
    """Generate the SDK for DOCUMENT.

    DOCUMENT is an OpenAPI document; by default, the one in the config.
    """
    from specloom.cli import generating

    wishes = generating.Wishes(
        force=force, update_lock=update_lock, any_version=any_version, since=since
    )
    work = generating.dry_run if dry_run else generating.generate_output
    work(call, output, wishes)


@main.command()
@shared
@output_option
@click.option("--full", is_flag=True, help="Show all changes and the complete diff.")
@click.option(
    "--against",
    metavar="REV",
    help="Also type-check and run the tests of a git revision against the new package.",
)
def check(call: Call, output: Path | None, full: bool, against: str | None) -> None:
    """Check that the generated files are up to date.

    Exits 1 and shows the reasons if they are not.

    With --against, also exits 1 if tests of REV fail and DOCUMENT has no breaking change that
    could explain it.
    """
    from specloom.cli.checking import check_output

    if against and not call.for_people:
        raise click.UsageError("--against supports only --format text")
    code = check_output(call, output, full)
    if against:
        from specloom.cli.against import check_against

        code = max(code, check_against(call, output, against))
    raise SystemExit(code)


@main.command()
@shared
def ir(call: Call) -> None:
    """Print the intermediate representation (IR) of DOCUMENT as JSON."""
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
@click.option("--markdown", is_flag=True, help="Print the reference page of all codes.")
def explain(codes: tuple[str, ...], markdown: bool) -> None:
    """Explain diagnostic codes.

    Prints an explanation, an example and a fix for each CODE; without CODE, lists all codes.
    """
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
            raise click.UsageError(f"unknown code {code!r}; similar codes: {near}")
        told += [explanations.explanation(entry)] if entry else []
        told += [explanations.told_of(kind)] if kind else []
    click.echo("\n\n".join(dict.fromkeys(told)))
