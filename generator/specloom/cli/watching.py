"""The ``watch`` command."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.choices import choices, source, target
from specloom.cli.options import Call, output_option, shared
from specloom.cli.running import running

if TYPE_CHECKING:
    from specloom.watched import States

PAUSE = 1000
"""The longest time between two looks at the files, in milliseconds."""

NAMED = 4
"""The number of files that one line lists."""


@click.command()
@shared
@output_option
def watch(call: Call, output: Path | None) -> None:
    """Regenerate when the inputs change.

    Watches DOCUMENT, the config and the templates until you press Ctrl-C. Prints one line
    per run: what changed and what was written. After an error, it keeps watching.
    """
    from specloom.watched import differing

    with running(call):
        before = now(call, output)
    with suppress(KeyboardInterrupt):
        regenerate(call, output, "first run")
        while True:
            before = as_the_run_saw(call, output, before)
            after = next_change(call, output, before)
            changed, before = differing(before, after), after
            regenerate(call, output, names(changed))


def now(call: Call, output: Path | None, before: States | None = None) -> States:
    """The files that matter with their states; while the config cannot be read, those that
    mattered before.

    Raises:
        InputError: the config cannot be read, and nothing mattered before.
        click.UsageError: nothing names a document.
    """
    from specloom.diagnostics import InputError
    from specloom.watched import states, watched_files

    try:
        config = choices(call)
        document, folder = source(config, call), target(config, output)
        files = watched_files(config, document, folder)
    except (InputError, click.UsageError):
        if before is None:
            raise
        files = tuple(before)
    return states(files)


def as_the_run_saw(call: Call, output: Path | None, before: States) -> States:
    """The states that a run has worked with, from those before it: what was changed while
    it ran is still a change.
    """
    from specloom.diagnostics import InputError
    from specloom.watched import documents_seen

    after = now(call, output, before)
    seen: States = {}
    try:
        config = choices(call)
        seen = documents_seen(source(config, call), target(config, output))
    except (InputError, click.UsageError):
        pass
    return {f: before.get(f, seen.get(f, state)) for f, state in after.items()}


def next_change(call: Call, output: Path | None, before: States) -> States:
    """Waits until a file came, went or changed; gives all states then."""
    from watchfiles import watch as wakes

    from specloom.watched import differing

    folders = sorted({file.parent for file in before if file.parent.is_dir()})
    woken: Iterator[object] = wakes(
        *folders,
        watch_filter=None,
        debounce=200,
        rust_timeout=PAUSE,
        yield_on_timeout=True,
        recursive=False,
    )
    while True:
        after = now(call, output, before)
        if differing(before, after):
            return after
        next(woken)


def regenerate(call: Call, output: Path | None, why: str) -> None:
    """Generate once and print one line; the run itself prints errors."""
    from specloom.cli.generating import Wishes, brought_up_to_date
    from specloom.cli.planning import summary

    said = "nothing was written"
    try:
        with running(call) as run:
            total = brought_up_to_date(run, output, Wishes())
        said = summary(run, total)
        said += named(tuple(change.path for change in run.changes))
    except SystemExit:
        pass  # the run has printed the error
    except click.UsageError as wrong:
        wrong.show()
    if not call.quiet:
        click.echo(f"{time.strftime('%H:%M:%S')} {why} → {said}")


def names(files: tuple[Path, ...]) -> str:
    """The names of changed files for messages."""
    from specloom.config import shown

    told = sorted(shown(file) for file in files)
    more = f" and {len(told) - NAMED} more" if len(told) > NAMED else ""
    return ", ".join(told[:NAMED]) + more


def named(paths: tuple[str, ...]) -> str:
    """A colon and the paths in reading order, without the records in .specloom/."""
    from specloom.comparison import RECORDS, reading_order

    told = [path for path in paths if not path.startswith(RECORDS)]
    told.sort(key=reading_order)
    more = f" and {len(told) - NAMED} more" if len(told) > NAMED else ""
    return f": {', '.join(told[:NAMED])}{more}" if told else ""
