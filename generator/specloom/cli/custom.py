"""The command about custom code."""

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
    help="A pyproject.toml or specloom.toml; the nearest one by default.",
)
@output_option
@click.option("--report", is_flag=True, help="Count what is there file by file.")
@click.option(
    "--format", type=click.Choice((TEXT, "json")), default=TEXT, show_default=True
)
def custom(
    config_file: Path | None, output: Path | None, report: bool, format: str
) -> None:
    """Say where code of your own goes, and how much of it there is.

    Generation never touches these places, and always wires them in.
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
            raise click.UsageError(f"nothing is generated in {shown(folder)} yet")
        counted = places(folder, found[0])
    tell = as_json if format == "json" else as_text
    click.echo(tell(counted, shown(folder), report))


def as_text(places: tuple[Place, ...], folder: str, every: bool) -> str:
    """A line for each place, with one for each of its files if ``every`` is to be told."""
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
    """The same as one JSON object."""
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
