"""Resolve the command line to a config, a document and an output folder."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.options import DEFAULT_OUTPUT, Call

if TYPE_CHECKING:
    from specloom.config import Config


def choices(call: Call) -> Config:
    """The config from ``--config``, else the nearest one, with the options of the command line.

    The nearest config is ignored if DOCUMENT is given and the config names another document.
    """
    return with_roots(_chosen(call), call)


def with_roots(config: Config, call: Call) -> Config:
    """The config with the folders of ``--reference-root``."""
    if not call.reference_roots:
        return config
    roots = (*config.reference_roots, *call.reference_roots)
    return replace(config, reference_roots=tuple(dict.fromkeys(roots)))


def _chosen(call: Call) -> Config:
    from specloom.config import Config, find_config, load_config

    if call.config_file is not None:
        return load_config(call.config_file)
    config = load_config(find_config(Path.cwd()))
    if call.document is None or config.document is None:
        return config
    one, other = (os.path.realpath(each) for each in (call.document, config.document))
    return config if one == other else Config()


def source(config: Config, call: Call) -> Path:
    """The document to read.

    Raises:
        click.UsageError: no document is given and no config names one.
    """
    found = call.document or config.document
    if found is None:
        raise click.UsageError(
            "no DOCUMENT given and no config names one: pass its path, or set `document` in "
            "[tool.specloom] of pyproject.toml"
        )
    return found


def target(config: Config, output: Path | None) -> Path:
    """The folder of the generated project."""
    return output or config.output or Path(DEFAULT_OUTPUT)


def shown(folder: Path) -> str:
    """The path of a folder for messages, with a trailing slash."""
    from specloom.config import shown as relative

    return f"{relative(folder).rstrip('/')}/"
