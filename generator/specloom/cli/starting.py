"""The ``init`` command."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from specloom.cli.options import DEFAULT_OUTPUT, Call
from specloom.cli.running import running

OUTPUTS = (DEFAULT_OUTPUT, "sdk", "client")


@click.command()
@click.argument("document", required=False, type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help=f"The folder of the generated project; by default {DEFAULT_OUTPUT}/, or another "
    "folder if that one is in use.",
)
def init(document: Path | None, output: Path | None) -> None:
    """Write a config for DOCUMENT (found automatically if omitted).

    Adds a [tool.specloom] table to pyproject.toml, or creates specloom.toml if there is no
    pyproject.toml. Names come from the title of the document.
    """
    call = Call(
        command="init",
        document=document,
        config_file=None,
        quiet=False,
        strict=False,
        format="text",
    )
    here = Path.cwd()
    with running(call) as run:
        from specloom.config import shown
        from specloom.output import write_beside
        from specloom.project_config import free_config, new_config, suggested

        file = free_config(here)
        chosen = document or only(here)
        settings = suggested(chosen, output or free_output(here), here, run.report)
        write_beside(file, new_config(file, settings))
    for name, value in settings.items():
        click.echo(f"{name} = {value}")
    click.echo(f"config written to {shown(file)}; next, run: specloom generate")


def only(folder: Path) -> Path:
    """The document closest to the root of a project; prompts on a terminal if several are.

    Raises:
        click.UsageError: there is none, or several and standard input is not a terminal.
    """
    from specloom.config import shown
    from specloom.discovery import documents_in, shallowest

    found = documents_in(folder)
    if not found:
        raise click.UsageError(
            "no OpenAPI document found in this folder or its subfolders; pass its path, "
            "such as: specloom init openapi.yaml"
        )
    first = shallowest(found)
    if len(first) == 1:
        return first[0]
    names = [shown(file) for file in first]
    if not sys.stdin.isatty():
        listed = "\n  ".join(names)
        raise click.UsageError(
            f"found several OpenAPI documents; pass one of them:\n  {listed}"
        )
    answer = click.prompt("Which document", type=click.Choice(names), default=names[0])
    return first[names.index(answer)]


def free_output(folder: Path) -> Path:
    """A folder for the output that is missing, empty or already an output of specloom."""
    for name in OUTPUTS:
        place = folder / name
        if not place.exists() or (place / ".specloom").is_dir():
            return Path(name)
        if place.is_dir() and not any(place.iterdir()):
            return Path(name)
    raise click.UsageError(
        f"the folders {', '.join(OUTPUTS)} are all in use; choose another with --output"
    )
