"""The command that gives a project its config."""

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
    "one when that is taken.",
)
def init(document: Path | None, output: Path | None) -> None:
    """Write a config for DOCUMENT, which is searched for when it is not given.

    A pyproject.toml gets a table [tool.specloom]; without one a specloom.toml is made.
    Names come from the document's title.
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
    click.echo(f"written to {shown(file)}; next: specloom generate")


def only(folder: Path) -> Path:
    """The document of a project: the one that is least deep in it; asked for on a terminal
    when there are several.

    Raises:
        click.UsageError: there is none, or several and nobody to ask.
    """
    from specloom.config import shown
    from specloom.discovery import documents_in, shallowest

    found = documents_in(folder)
    if not found:
        raise click.UsageError(
            "no OpenAPI document was found below this folder; name it: "
            "specloom init openapi.yaml"
        )
    first = shallowest(found)
    if len(first) == 1:
        return first[0]
    names = [shown(file) for file in first]
    if not sys.stdin.isatty():
        listed = "\n  ".join(names)
        raise click.UsageError(f"which document? Name one of\n  {listed}")
    answer = click.prompt("Which document", type=click.Choice(names), default=names[0])
    return first[names.index(answer)]


def free_output(folder: Path) -> Path:
    """A folder for the output that nobody else uses: not there, empty, or specloom's own."""
    for name in OUTPUTS:
        place = folder / name
        if not place.exists() or (place / ".specloom").is_dir():
            return Path(name)
        if place.is_dir() and not any(place.iterdir()):
            return Path(name)
    raise click.UsageError(
        f"the folders {', '.join(OUTPUTS)} are all in use; choose another by --output"
    )
