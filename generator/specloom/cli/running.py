"""Run a command: show progress, print the findings, set the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from specloom.cli.options import Call

if TYPE_CHECKING:
    from specloom.comparison import Placed
    from specloom.diagnostics import Report, Span
    from specloom.output import Change
    from specloom.upgrading import Shift

DONE = 0
STALE = 1
WRONG = 2


@dataclass(slots=True)
class Run:
    """The state of a command and its results.

    ``changes`` are the files of ``folder`` that were written or are stale, ``inputs`` the
    inputs that changed, ``cure`` names the command that updates the output, ``kept`` the files
    that a dry run leaves unchanged, ``moves`` the custom files that move. ``never_generated``:
    no run has written to ``folder`` yet. ``other``: the output is that of another document.

    With ``aside``, findings never go to standard output, because the result goes there.
    """

    call: Call
    report: Report
    progress: Callable[[str], None]
    aside: bool = False
    folder: str = ""
    changes: tuple[Change, ...] = ()
    shifts: tuple[Shift, ...] = ()
    inputs: tuple[Placed, ...] = ()
    cure: str = ""
    kept: tuple[str, ...] | None = None
    never_generated: bool = False
    moves: Mapping[str, str] = field(default_factory=dict[str, str])
    other: bool = False
    exit: int = DONE


@contextmanager
def running(call: Call, *, aside: bool = False) -> Generator[Run]:
    """Show progress while the body runs, print the findings, and exit 2 on an error."""
    from specloom.diagnostics import InputError, Report

    report = Report(strict=call.strict)
    run = Run(call, report, lambda stage: None, aside)
    try:
        with progress_line(call) as run.progress:
            yield run
    except InputError as stop:
        report.found = [*report.found, *stop.diagnostics]
        run.exit = WRONG
    except (click.ClickException, click.exceptions.Exit):
        raise
    except Exception as flaw:
        if os.environ.get("SPECLOOM_TRACEBACK"):
            raise
        report.error("E406", failed_at(flaw), f"{type(flaw).__name__}: {flaw}")
        run.exit = WRONG
    tell(run)
    if run.exit == WRONG:
        raise SystemExit(WRONG)


def failed_at(flaw: Exception) -> Span:
    """The line of specloom that raised an exception, to report a defect."""
    from specloom.diagnostics import Span

    trace = flaw.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return Span("specloom")
    return Span(trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def tell(run: Run) -> None:
    """Print the findings, or only errors if quiet: text to standard error, other formats to
    standard output.
    """
    from specloom.diagnostics import Severity

    call, report = run.call, run.report
    if call.quiet:
        report.found = [d for d in report.found if d.severity is Severity.ERROR]
    if call.for_people and not report.found:
        return
    if call.for_people:
        from specloom.messages import print_report

        text = print_report(report)
    else:
        from specloom.formats import FORMATS, Outcome

        text = FORMATS[call.format](
            Outcome(
                command=call.command,
                exit=run.exit,
                found=tuple(report.sorted()),
                folder=run.folder,
                changes=run.changes,
                shifts=run.shifts,
                inputs=run.inputs,
                cure=run.cure,
                kept=run.kept,
                never_generated=run.never_generated,
                moves=run.moves,
                other=run.other,
            )
        )
    click.echo(text, err=call.for_people or run.aside, nl=False)


@contextmanager
def progress_line(call: Call) -> Generator[Callable[[str], None]]:
    """A status line on a terminal; nothing if piped, quiet or in another format than text."""
    if call.quiet or not call.for_people or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("starting") as status:
        yield lambda stage: status.update(stage)
