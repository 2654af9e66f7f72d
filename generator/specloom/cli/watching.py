"""The command that regenerates whenever something changes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import click

from specloom.cli.choices import choices, shown, source, target
from specloom.cli.options import Call, output_option, shared
from specloom.cli.planning import summary
from specloom.cli.running import running

States = Mapping[Path, str | None]

PAUSE = 1000
"""How many milliseconds pass at most until files are looked at, told of a change or not."""

NAMED = 4
"""How many files a line names."""


@click.command()
@shared
@output_option
def watch(call: Call, output: Path | None) -> None:
    """Regenerate whenever DOCUMENT, the config or a template changes; Ctrl-C ends it.

    Each time a line says what changed and what was written. Errors are told, and do not
    end it.
    """
    from specloom.watched import differing, states

    with running(call):
        before = states(watched(call, output))
    with suppress(KeyboardInterrupt):
        said = "first run"
        while True:
            regenerate(call, output, said)
            before = current(call, output, before)
            now = next_change(before)
            said = names(differing(before, now))
            before = now


def watched(call: Call, output: Path | None) -> tuple[Path, ...]:
    """The files that matter.

    Raises:
        InputError: the config cannot be read.
        click.UsageError: nothing names a document.
    """
    from specloom.watched import watched_files

    config = choices(call)
    return watched_files(config, source(config, call), target(config, output))


def current(call: Call, output: Path | None, before: States) -> States:
    """The states that the last run has seen: files that are new to it are taken as they are,
    so that what was changed while it ran is still a change.
    """
    from specloom.diagnostics import InputError
    from specloom.watched import states

    try:
        files = watched(call, output)
    except (InputError, click.UsageError):
        files = tuple(before)
    return {**states(files), **{file: before[file] for file in files if file in before}}


def next_change(before: States) -> States:
    """Waits until a file is not as it was; gives all states then."""
    from watchfiles import watch as wakes

    from specloom.watched import differing, states

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
        now = states(before)
        if differing(before, now):
            return now
        next(woken)


def regenerate(call: Call, output: Path | None, why: str) -> None:
    """Generates once and tells it in a line; errors are told by the run itself."""
    from specloom import output as writer
    from specloom.cli.planning import planned
    from specloom.remote_lock import RemoteLock, Use

    said = ""
    with suppress(SystemExit, click.UsageError), running(call) as run:
        config = choices(call)
        folder = target(config, output)
        run.folder = shown(folder)
        with writer.sole_run(folder):
            lock = RemoteLock(config.file, Use.RECORD)
            plan = planned(run, config, folder, lock).plan
            run.changes = writer.compare(plan, folder)
            writer.write(plan, folder, run.changes)
            writer.write_beside(lock.file, lock.new_text())
        said = summary(run.folder, run.changes, len(plan.files) + 1)
        said += named(tuple(change.path for change in run.changes))
    if not call.quiet:
        moment = time.strftime("%H:%M:%S")
        click.echo(f"{moment} {why} → {said or 'nothing was written'}")


def names(files: tuple[Path, ...]) -> str:
    """What people call the files that changed."""
    from specloom.config import shown as relative

    return ", ".join(sorted(relative(file) for file in files[:NAMED]))


def named(paths: tuple[str, ...]) -> str:
    """The first of the paths after a colon, without specloom's records."""
    told = [path for path in paths if not path.startswith(".specloom/")]
    more = f" and {len(told) - NAMED} more" if len(told) > NAMED else ""
    return f": {', '.join(told[:NAMED])}{more}" if told else ""
