"""The client's hand-written modules: those that a package's own modules need."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = "_runtime"
ALWAYS = ("__init__",)


def runtime(
    folder: Path,
    package: str,
    files: Mapping[str, str],
    own: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The modules of ``folder`` that a package needs, by their path.

    A module is needed when a module of the package imports it, or another that is needed
    does, be it at the top, in a function or for type checkers alone: what a package
    has, it has whole. ``files`` are the package's own modules by path, ``own`` those that
    take the place of one of the folder, by name.
    """
    known = {**modules(folder), **own}
    todo = list[str](ALWAYS)
    for path, text in files.items():
        if path.startswith(f"{package}/") and path.endswith(".py"):
            todo += _imported(text, FOLDER)
    needed: set[str] = set()
    while todo:
        name = todo.pop()
        if name in known and name not in needed:
            needed.add(name)
            todo += _siblings(known[name])
    return {f"{package}/{FOLDER}/{name}.py": known[name] for name in sorted(needed)}


def modules(folder: Path) -> Mapping[str, str]:
    """The text of every module of the runtime by its name."""
    found = {file.stem: file.read_text("utf-8") for file in folder.glob("*.py")}
    return MappingProxyType(dict(sorted(found.items())))


@cache
def _siblings(text: str) -> tuple[str, ...]:
    """What a module of the runtime imports of the others."""
    return tuple(_imported(text, ""))


def _imported(text: str, package: str) -> Iterator[str]:
    """The modules of a package beside or above that a module imports from."""
    for module in _from_imports(ast.walk(ast.parse(text))):
        home, _, name = module.rpartition(".")
        if home == package:
            yield name


def _from_imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            yield node.module
