"""Counts the custom code of a generated project."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from specloom.provenance.templates import templates_folder

BEGINNINGS = (
    "python/custom_init.py.jinja",
    "python/custom_readme.md.jinja",
    "pytest/test_custom.py.jinja",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One file of custom code; classes and methods (and functions) are counted in Python
    alone, empty lines never.
    """

    path: str
    classes: int
    methods: int
    lines: int

    def as_dict(self) -> dict[str, object]:
        """The members by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of the project that generation leaves alone, and what it has."""

    path: str
    purpose: str
    files: tuple[Written, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How much there is."""
        return {
            "files": len(self.files),
            "classes": sum(file.classes for file in self.files),
            "methods": sum(file.methods for file in self.files),
            "lines": sum(file.lines for file in self.files),
        }


def packages(output: Path) -> list[str]:
    """The packages of a generated project."""
    return sorted(mark.parent.name for mark in output.glob("*/py.typed"))


def places(output: Path, package: str) -> tuple[Place, ...]:
    """The places for custom code in a generated project."""
    purposes = {
        f"{package}/custom": "mixins for the client, its namespaces and the models",
        "tests/custom": "tests",
        "docs/custom": "pages linked from the README",
    }
    return tuple(
        Place(path, purpose, tuple(_written(output, path)))
        for path, purpose in purposes.items()
    )


def _written(output: Path, place: str) -> Iterator[Written]:
    # What specloom itself put there, as long as nobody changed it.
    begun = beginnings()
    for file in sorted((output / place).rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            data = file.read_bytes()
            if data in begun:
                continue
            text = data.decode("utf-8", "replace")
            nodes = _nodes(text) if file.suffix == ".py" else ()
            defined = (ast.FunctionDef, ast.AsyncFunctionDef)
            yield Written(
                path=file.relative_to(output).as_posix(),
                classes=sum(isinstance(node, ast.ClassDef) for node in nodes),
                methods=sum(isinstance(node, defined) for node in nodes),
                lines=sum(bool(line.strip()) for line in text.splitlines()),
            )


def beginnings() -> frozenset[bytes]:
    """What specloom itself puts into the places for custom code."""
    home = templates_folder()
    return frozenset((home / name).read_bytes() for name in BEGINNINGS)


def _nodes(text: str) -> tuple[ast.AST, ...]:
    try:
        return tuple(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError):
        return ()
