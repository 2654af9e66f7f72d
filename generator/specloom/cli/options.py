"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

DEFAULT_OUTPUT = "generated"
TEXT = "text"
NAMES = (TEXT, "json", "sarif", "github")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The command, its DOCUMENT argument and the shared options."""

    command: str
    document: Path | None
    config_file: Path | None
    quiet: bool
    strict: bool
    format: str
    reference_roots: tuple[Path, ...] = ()

    @property
    def for_people(self) -> bool:
        """Whether the output format is text."""
        return self.format == TEXT


roots_option = click.option(
    "--reference-root",
    "reference_roots",
    type=click.Path(path_type=Path, file_okay=False),
    multiple=True,
    metavar="DIR",
    help="Another folder whose files $ref may read; may be repeated.",
)


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """Add the DOCUMENT argument and the options that all commands on a document share, and
    pass them to the command as one ``Call``.
    """

    @click.argument("document", required=False, type=click.Path(path_type=Path))
    @click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        help="The pyproject.toml or specloom.toml to use; by default the nearest one.",
    )
    @click.option(
        "--strict",
        is_flag=True,
        help="Treat degraded or invalid parts of the document as errors.",
    )
    @click.option(
        "--format",
        type=click.Choice(NAMES),
        default=TEXT,
        show_default=True,
        help="Output format of the findings.",
    )
    @click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
    @roots_option
    @wraps(command)
    def gathered(**given: Any) -> None:
        members = {each.name for each in fields(Call)}
        mine = {name: given.pop(name) for name in [*given] if name in members}
        command(Call(command=command.__name__, **mine), **given)

    return gathered


output_option = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The folder of the generated project; by default `output` of the config, else "
    f"{DEFAULT_OUTPUT}/.",
)
