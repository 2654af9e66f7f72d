"""Creates the config of a project (``specloom init``)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from specloom.config import FILES, shown, table_of
from specloom.diagnostics import Diagnostic, InputError, Report, Span
from specloom.document import Documents
from specloom.document.kinds import member
from specloom.editions import NEWEST
from specloom.targets import python

TABLE = "[tool.specloom]"
PYPROJECT = "pyproject.toml"


def free_config(folder: Path) -> Path:
    """The file for a new config: pyproject.toml if it exists, otherwise specloom.toml.

    Raises:
        InputError: the folder already has a config, or pyproject.toml is not valid TOML.
    """
    for name in FILES:
        file = folder / name
        if file.is_file() and table_of(file) is not None:
            raise InputError(
                Diagnostic(
                    code="E511",
                    span=Span(shown(file), line_of_table(file)),
                    message="the folder already has a config",
                    hint="Edit the config, or remove it before you run specloom init.",
                )
            )
    pyproject = folder / PYPROJECT
    return pyproject if pyproject.is_file() else folder / FILES[0]


def line_of_table(file: Path) -> int:
    """The line of the table of settings."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip() == TABLE), 1)


def suggested(
    document: Path, output: Path, folder: Path, report: Report
) -> Mapping[str, str]:
    """Suggest settings for a document; paths are relative to the folder.

    Raises:
        InputError: the document cannot be read.
    """
    root = Documents(document, report).root()
    title = title_of(root.value)
    return {
        "document": relative(document, folder),
        "output": relative(folder / output, folder),
        "package": python.package_name(title),
        "client": python.client_name(title),
        "edition": NEWEST,
    }


def title_of(document: object) -> str:
    """The title of an API (OpenAPI 3.1 §4.8.2.1); "" if the document has none."""
    title = member(member(document, "info"), "title")
    return title if isinstance(title, str) else ""


def relative(file: Path, folder: Path) -> str:
    """A path for the config: relative to its folder, with forward slashes."""
    try:
        return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return file.resolve().as_posix()


def new_config(file: Path, settings: Mapping[str, str]) -> str:
    """Return the text of a config with the settings; existing content is kept."""
    lines = [f"{name} = {python.toml(value)}" for name, value in settings.items()]
    if file.name != PYPROJECT:
        return "\n".join([*lines, ""])
    before = file.read_text(encoding="utf-8").rstrip()
    return "\n".join([*([before, ""] if before else []), TABLE, *lines, ""])
