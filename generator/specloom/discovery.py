"""Finds OpenAPI documents in a project whose config names none."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".json")
HEAD = 65_536
"""How many bytes of a file are read."""

DEPTH = 5
"""How many levels of folders are searched."""

PASSED_OVER = frozenset(
    {"node_modules", "__pycache__", "venv", "site-packages", "build", "dist", "target"}
)
"""Folders of installed packages or build output, which are skipped."""

_YAML = re.compile(
    rb"^[\"']?(?:openapi|swagger)[\"']?\s*:\s*[\"']?[23]\b", re.MULTILINE
)
_JSON = re.compile(rb"[{,]\s*\"(?:openapi|swagger)\"\s*:\s*\"[23]\.")


def documents_in(folder: Path) -> tuple[Path, ...]:
    """Find the root documents below a folder, in order of depth.

    A file is a document if it has a field ``openapi`` or ``swagger`` with a version near its
    beginning (OpenAPI 3.1 §4.8.1). Hidden folders, installed packages and generated output
    are skipped.
    """
    found = [file for file in _files(folder) if is_document(file)]
    return tuple(sorted(found, key=lambda file: (len(file.parts), file.as_posix())))


def shallowest(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files at the lowest depth, which are most likely the ones that are meant."""
    depth = min((len(file.parts) for file in files), default=0)
    return tuple(file for file in files if len(file.parts) == depth)


def is_document(file: Path) -> bool:
    """Whether a file is an OpenAPI document; False if it cannot be read."""
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return False
    pattern = _JSON if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _YAML
    return pattern.search(head) is not None


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        here = Path(root)
        deep = len(here.relative_to(folder).parts)
        folders[:] = [name for name in sorted(folders) if _worth(here / name, deep)]
        yield from (here / name for name in names if name.endswith(SUFFIXES))


def _worth(folder: Path, deep: int) -> bool:
    return (
        deep < DEPTH
        and not folder.name.startswith(".")
        and folder.name not in PASSED_OVER
        and not (folder / "pyvenv.cfg").exists()
        and not (folder / ".specloom").exists()
    )
