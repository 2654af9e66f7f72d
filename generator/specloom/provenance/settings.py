"""The settings that reach the output, as plain values."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from specloom.config import Config

SILENT = frozenset({"file", "output", "document"})
"""Settings that change where things are, not what they are; the document is told apart."""


def effective(config: Config, document: Path) -> Mapping[str, object]:
    """What was chosen, by the setting's name; what was not chosen is left out."""
    home = home_of(config, document)
    chosen: dict[str, object] = {"document": path_from(home, document)}
    for each in fields(config):
        value: Any = getattr(config, each.name)
        if each.name not in SILENT and value != each.default:
            chosen[each.name.replace("_", "-")] = plain(value, home)
    return chosen


def plain(value: Any, home: Path) -> object:
    """A setting's value as JSON has it; paths count from ``home``."""
    if isinstance(value, Path):
        return path_from(home, value)
    if type(value) in (tuple, list):
        return [plain(item, home) for item in value]
    if type(value) in (set, frozenset):
        return [plain(item, home) for item in sorted(value)]
    if is_dataclass(value):
        return {
            each.name: plain(getattr(value, each.name), home) for each in fields(value)
        }
    if type(value) in (dict, MappingProxyType):
        return {str(key): plain(item, home) for key, item in value.items()}
    return value if isinstance(value, str | int | float | None) else repr(value)


def home_of(config: Config, document: Path) -> Path:
    """The folder from which the output names files: the config's, else the document's."""
    return (config.file or document).parent


def path_from(home: Path, file: Path) -> str:
    """How the output names a file, wherever specloom was called from."""
    try:
        real = os.path.realpath(file), os.path.realpath(home)
        return Path(os.path.relpath(*real)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()
