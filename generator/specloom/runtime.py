"""The client's hand-written modules: those that a package's own modules need."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = "_runtime"
# The modules whose docstrings the editors of a package's users show.
SHOWN = frozenset(
    {
        *("client", "client_options", "deviations", "errors", "files", "mock_calls"),
        *("mock_routes", "mocks", "model", "notgiven", "options", "pages", "queries"),
        *("replies", "requests", "security", "service", "streams", "values", "verbs"),
        *("viewing", "views", "signatures"),
    }
)
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
    known = {**modules(folder), **_as_packaged(own)}
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
    """The text of every module of the runtime by its name, as packages have it."""
    found = {file.stem: file.read_text("utf-8") for file in folder.glob("*.py")}
    return MappingProxyType(_as_packaged(dict(sorted(found.items()))))


def _as_packaged(texts: Mapping[str, str]) -> dict[str, str]:
    return {
        name: text if name in SHOWN else without_details(text)
        for name, text in texts.items()
    }


@cache
def without_details(text: str) -> str:
    """A module without the docstrings of its functions; of its classes' the first
    paragraphs stay.

    They tell maintainers of the runtime what they need, and are a seventh of what a
    package weighs.
    """
    lines = text.splitlines(keepends=True)
    for first, last, kept in sorted(_docstrings(ast.parse(text)), reverse=True):
        block = lines[first:last]
        blank = (i for i, line in enumerate(block) if not line.strip())
        end = next(blank, 0) if kept else 0
        if kept and not end:
            continue
        margin = block[0][: len(block[0]) - len(block[0].lstrip())]
        closing = f'{margin}"""\n'
        head = block[:end]
        if end == 1:
            head, closing = [head[0].rstrip() + '"""\n'], ""
        while not kept and not lines[last].strip():
            last += 1
        lines[first:last] = [*head, closing] if kept else []
    return "".join(lines)


def _docstrings(tree: ast.Module) -> Iterator[tuple[int, int, bool]]:
    """First line, end and whether something of it stays, for each but the module's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            first = node.body[0]
            if ast.get_docstring(node, clean=False) is not None:
                kept = isinstance(node, ast.ClassDef) or len(node.body) == 1
                yield first.lineno - 1, first.end_lineno or first.lineno, kept


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
