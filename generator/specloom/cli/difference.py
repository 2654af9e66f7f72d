"""The ``diff`` command."""

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
    help="The pyproject.toml or specloom.toml to use; by default the nearest one.",
)
@click.option(
    "--format",
    type=click.Choice(("text", "json", "markdown", "github")),
    default="text",
    show_default=True,
    help="Output format of the changes.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("breaking", "compatible", "docs")),
    help="Exit 1 if there is a change of this level or of a more severe one.",
)
@click.option(
    "--wire",
    is_flag=True,
    help="Compare requests and responses only; ignore Python names.",
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
    """Show what changes for users of the SDK.

    Lists the changes between OLD and NEW, whether they break code that uses the SDK, and the
    version bump that they require.

    OLD and NEW are documents, folders of generated packages, or git revisions: REV for the
    document in the config, REV:PATH for any document or folder at that revision.
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
    """Compare OLD and NEW of the command line."""
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
