"""The command that compares two states of an API."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.options import Call, roots_option
from specloom.cli.running import DONE, WRONG, running

if TYPE_CHECKING:
    from specloom.changes.telling import Difference

BREAKS = 1


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="A pyproject.toml or specloom.toml; the nearest one by default.",
)
@click.option(
    "--format",
    type=click.Choice(("text", "json", "markdown", "github")),
    default="text",
    show_default=True,
    help="How changes are told.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("breaking", "compatible", "docs")),
    help="Exit 1 when there is a change of this level, or a graver one.",
)
@click.option(
    "--wire",
    is_flag=True,
    help="Judge what travels alone, as if nobody used the Python names.",
)
@roots_option
def diff(
    old: str,
    new: str,
    config_file: Path | None,
    format: str,
    fail_on: str | None,
    wire: bool,
    reference_roots: tuple[Path, ...],
) -> None:
    """Say what changes from OLD to NEW for the users of the SDK, and whether it breaks them.

    OLD and NEW are documents, folders of generated packages, or revisions of git: REV for
    the document that the config names, REV:PATH for a document or a folder in it.
    """
    call = Call(
        command="diff",
        document=None,
        config_file=config_file,
        quiet=True,
        strict=False,
        format="text",
        reference_roots=reference_roots,
    )
    found: list[Difference] = []
    with running(call) as run:
        found.append(compared(call, old, new, wire=wire))
    if run.exit == WRONG or not found:
        raise SystemExit(WRONG)
    from specloom.changes.findings import Level
    from specloom.changes.telling import FORMATS, levels_from

    click.echo(FORMATS[format](found[0]), nl=False)
    graver = levels_from(Level(fail_on)) if fail_on else ()
    failed = any(one.level in graver for one in found[0].findings)
    raise SystemExit(BREAKS if failed else DONE)


def compared(call: Call, old: str, new: str, *, wire: bool) -> Difference:
    """The difference of two states, as they are named on the command line."""
    from specloom.changes.comparison import compare_states
    from specloom.changes.findings import as_wire
    from specloom.changes.sides import side
    from specloom.changes.states import state_of
    from specloom.changes.telling import Difference
    from specloom.cli.choices import choices, with_roots
    from specloom.remote_lock import RemoteLock, Use

    config = choices(call)
    fetch = RemoteLock(config.file, Use.RECORD).content
    first, second = (
        replace(one, config=with_roots(one.config, call))
        for one in (side(old, config, fetch), side(new, config, fetch))
    )
    before = state_of(first)
    after = state_of(second, before)
    findings = compare_states(before, after)
    return Difference(
        first.shown, second.shown, as_wire(findings) if wire else findings
    )
