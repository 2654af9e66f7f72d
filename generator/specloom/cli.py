"""The command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from specloom import __version__

if TYPE_CHECKING:
    from specloom.config import Config
    from specloom.diagnostics import Report, Span
    from specloom.output import Change

STALE = 1
WRONG = 2
DEFAULT_OUTPUT = "generated"

# Everything else is imported inside the commands: ``--help`` answers without loading Jinja2,
# Black or a validator.


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom")
def main() -> None:
    """Turn an OpenAPI document into a typed Python client, Markdown docs and tests that run."""


def document_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds DOCUMENT and the options that every command shares."""
    command = click.option(
        "--quiet", "-q", is_flag=True, help="Print nothing but errors."
    )(command)
    command = click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        help="A pyproject.toml or specloom.toml; the nearest one by default.",
    )(command)
    return click.argument("document", required=False, type=click.Path(path_type=Path))(
        command
    )


output_option = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help=f"The folder of the generated project; by default the config's, else {DEFAULT_OUTPUT}/.",
)


@main.command()
@document_argument
@output_option
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
def generate(
    document: Path | None,
    output: Path | None,
    config_file: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Write the SDK of DOCUMENT (default: the one that the config names)."""
    from specloom import output as writer
    from specloom.pipeline import build

    with run(quiet) as (report, progress):
        config = choices(config_file, document)
        folder = target(config, output)
        built = build(source(config, document), config, report, progress)
        progress("writing")
        changes = writer.compare(built.plan, folder)
        writer.write(built.plan, folder, changes, force=force)
    if not quiet:
        click.echo(summary(folder, changes, len(built.plan.files) + 1))


@main.command()
@document_argument
@output_option
def check(
    document: Path | None, output: Path | None, config_file: Path | None, quiet: bool
) -> None:
    """Exit 1 when the output of DOCUMENT is not what would be generated."""
    from specloom import output as writer
    from specloom.pipeline import build

    with run(quiet) as (report, progress):
        config = choices(config_file, document)
        folder = target(config, output)
        built = build(source(config, document), config, report, progress)
        progress("comparing")
        changes = writer.compare(built.plan, folder)
    if changes:
        from specloom.comparison import explain

        click.echo(explain(shown(folder), changes))
        raise SystemExit(STALE)
    if not quiet:
        click.echo(f"{shown(folder)}: up to date")


@main.command()
@document_argument
def ir(document: Path | None, config_file: Path | None, quiet: bool) -> None:
    """Print the intermediate representation of DOCUMENT as JSON."""
    from specloom.ir_json import as_json
    from specloom.pipeline import read

    with run(quiet) as (report, progress):
        config = choices(config_file, document)
        api, _ = read(source(config, document), config, report, progress)
    click.echo(as_json(api))


@contextmanager
def run(quiet: bool) -> Iterator[tuple[Report, Callable[[str], None]]]:
    """Shows progress while the body runs, prints what was found, and exits 2 on an error."""
    from specloom.diagnostics import InputError, Report

    report = Report()
    try:
        with progress_line(quiet) as progress:
            yield report, progress
    except InputError as stop:
        report.found = [*report.found, *stop.diagnostics]
        print_findings(report, quiet=False)
        raise SystemExit(WRONG) from None
    except Exception as flaw:
        if os.environ.get("SPECLOOM_TRACEBACK"):
            raise
        report.error("E406", failed_at(flaw), f"{type(flaw).__name__}: {flaw}")
        print_findings(report, quiet=False)
        raise SystemExit(WRONG) from None
    print_findings(report, quiet)


def failed_at(flaw: Exception) -> Span:
    """The line of specloom that gave up, for the report of a defect."""
    from specloom.diagnostics import Span

    trace = flaw.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return Span("specloom")
    return Span(trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def print_findings(report: Report, quiet: bool) -> None:
    """Writes the findings to standard error: all of them, or only errors."""
    from specloom.diagnostics import Severity
    from specloom.messages import print_report

    if quiet:
        report.found = [d for d in report.found if d.severity is Severity.ERROR]
    text = print_report(report)
    if text:
        click.echo(text, err=True, nl=not text.endswith("\n"))


@contextmanager
def progress_line(quiet: bool) -> Iterator[Callable[[str], None]]:
    """A line on a terminal that says what is being done; silence when piped."""
    import sys

    if quiet or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("starting") as status:
        yield lambda stage: status.update(stage)


def choices(config_file: Path | None, document: Path | None) -> Config:
    """The config that was named, else the nearest; a document given by hand takes nothing
    from a project around it
    unless that project's config names the same document."""
    from specloom.config import Config, find_config, load_config

    if config_file is not None:
        return load_config(config_file)
    config = load_config(find_config(Path.cwd()))
    if document is None or config.document is None:
        return config
    same = document.resolve() == config.document.resolve()
    return config if same else Config()


def source(config: Config, document: Path | None) -> Path:
    """The document to read.

    Raises:
        click.UsageError: none was given and no config names one.
    """
    found = document or config.document
    if found is None:
        raise click.UsageError(
            "no DOCUMENT given, and no [tool.specloom] of a pyproject.toml names one"
        )
    return found


def target(config: Config, output: Path | None) -> Path:
    """The folder of the generated project."""
    return output or config.output or Path(DEFAULT_OUTPUT)


def summary(folder: Path, changes: tuple[Change, ...], total: int) -> str:
    """What a run did, in one line."""
    written = sum(change.new is not None for change in changes)
    deleted = len(changes) - written
    parts = [f"{written} written"] * bool(written) + [f"{deleted} deleted"] * bool(
        deleted
    )
    return f"{shown(folder)}: {', '.join(parts) or 'unchanged'} ({total} files)"


def shown(folder: Path) -> str:
    """A folder as people know it, with a slash at its end."""
    from specloom.config import shown as relative

    return f"{relative(folder).rstrip('/')}/"
