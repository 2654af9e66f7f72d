"""The ``custom`` command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.choices import choices, shown, target
from specloom.cli.options import TEXT, Call, output_option
from specloom.cli.running import running

if TYPE_CHECKING:
    from specloom.custom import Place


@click.command()
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="The pyproject.toml or specloom.toml to use; by default the nearest one.",
)
@output_option
@click.option("--report", is_flag=True, help="Also count each file.")
@click.option(
    "--format",
    type=click.Choice((TEXT, "json")),
    default=TEXT,
    show_default=True,
    help="Output format.",
)
def custom(
    config_file: Path | None, output: Path | None, report: bool, format: str
) -> None:
    """Show where custom code goes, and count it.

    specloom never changes these files and always includes them in the package.
    """
    call = Call(
        command="custom",
        document=None,
        config_file=config_file,
        quiet=False,
        strict=False,
        format=TEXT,
    )
    with running(call):
        from specloom.custom import packages, places
        from specloom.output import refuse_while_running

        config = choices(call)
        folder = target(config, output)
        refuse_while_running(folder)
        found = [config.package] if config.package else packages(folder)
        if not found:
            raise click.UsageError(
                f"{shown(folder)} has no generated package yet; run specloom generate"
            )
        counted = places(folder, found[0])
    tell = as_json if format == "json" else as_text
    click.echo(tell(counted, shown(folder), report))


def as_text(places: tuple[Place, ...], folder: str, every: bool) -> str:
    """One line per folder, followed by one per file if ``every``."""
    lines: list[str] = []
    for place in places:
        counts = place.counts
        parts = ", ".join(f"{number} {name}" for name, number in counts.items())
        lines.append(f"{folder}{place.path}/  {place.purpose}: {parts}")
        for file in place.files if every else ():
            numbers = (
                f"{file.classes} classes, {file.methods} methods, {file.lines} lines"
            )
            lines.append(f"  {file.path}  {numbers}")
    return "\n".join(lines)


def as_json(places: tuple[Place, ...], folder: str, every: bool) -> str:
    """The counts as one JSON object."""
    content = {
        "folder": folder,
        "places": [
            {
                "path": place.path,
                "purpose": place.purpose,
                **place.counts,
                **({"each": [file.as_dict() for file in place.files]} if every else {}),
            }
            for place in places
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False)
