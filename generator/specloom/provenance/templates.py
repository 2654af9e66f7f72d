"""The files that the output is printed with, and which of them reach a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from specloom.digests import SHORT, file_digest, files_below

HOME = Path(__file__).resolve().parents[1]
PACKAGED = HOME / "templates"
CHECKOUT = HOME.parents[1] / "templates"

REPLACED = " of specloom"

_OTHER = re.compile(r"\{%[-+]?\s*(?:include|extends|import|from)\b\s*([\"'][^\"']+)?")


def templates_folder() -> Path:
    """The folder of the templates: inside an installed package, or beside ``generator/`` in a
    checkout.
    """
    return PACKAGED if PACKAGED.is_dir() else CHECKOUT


def template_files(overrides: Path | None = None) -> Mapping[str, Path]:
    """Each template and runtime module by its name; one in the folder ``overrides`` takes
    the place of specloom's own, which is named by ``REPLACED`` then, because its changes
    are told too.
    """
    found = {name: Path(file) for name, file in files_below(templates_folder())}
    for name, file in files_below(overrides) if overrides is not None else ():
        if name in found:
            found[name + REPLACED] = found[name]
        found[name] = Path(file)
    return dict(sorted(found.items()))


def template_digests(files: Mapping[str, Path]) -> Mapping[str, str]:
    """A short hash of each template, by its name."""
    return {name: (file_digest(file) or "")[:SHORT] for name, file in files.items()}


def printing(template: str, files: Mapping[str, Path]) -> tuple[str, ...]:
    """The templates that print a page: its own, and what that includes or builds on, however
    deep; all of them where a name is computed.
    """
    found = [template]
    for name in found:
        file = files.get(name)
        source = file.read_text("utf-8") if file is not None else ""
        for other in _OTHER.findall(source):
            if not other:
                return tuple(files)
            if other[1:] not in found:
                found.append(other[1:])
    return tuple(found)
