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
    """What was asked for: a command, the document, and the shared options."""

    command: str
    document: Path | None
    config_file: Path | None
    quiet: bool
    strict: bool
    format: str
    reference_roots: tuple[Path, ...] = ()

    @property
    def for_people(self) -> bool:
        """Whether the text format was asked for."""
        return self.format == TEXT


roots_option = click.option(
    "--reference-root",
    "reference_roots",
    type=click.Path(path_type=Path, file_okay=False),
    multiple=True,
    metavar="DIR",
    help="A folder outside of the document's own whose files $ref may read; may be repeated.",
)


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """Adds DOCUMENT and the options that every command on a document has; the command gets
    them as one ``Call``.
    """

    @click.argument("document", required=False, type=click.Path(path_type=Path))
    @click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path),
        help="A pyproject.toml or specloom.toml; the nearest one by default.",
    )
    @click.option(
        "--strict", is_flag=True, help="Count what is degraded or invalid as errors."
    )
    @click.option(
        "--format",
        type=click.Choice(NAMES),
        default=TEXT,
        show_default=True,
        help="How findings are told.",
    )
    @click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
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
    help=f"The folder of the generated project; by default the config's, else {DEFAULT_OUTPUT}/.",
)
