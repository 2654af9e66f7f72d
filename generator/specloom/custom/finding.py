"""Find the mixins in a package's ``custom/`` folder without importing it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from specloom.diagnostics import Report, Span
from specloom.digests import regular_bytes

FOLDER = "custom"
SUFFIX = "Mixin"
KINDS = ("client", "resources", "models")
"""The file and folder names that state what their mixins extend."""


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute or method of a mixin; ``deliberate`` if it is marked as an override."""

    name: str
    deliberate: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """A class whose name ends in ``Mixin``; ``kind`` is "" if the file's name is not in KINDS."""

    kind: str
    module: str
    name: str
    span: Span
    members: tuple[Member, ...]


def custom_texts(package: Path) -> dict[str, str]:
    """The Python files of a package's ``custom/`` by their path in the package's folder."""
    return {
        f"{package.name}/{path.relative_to(package).as_posix()}": text
        for path in sorted((package / FOLDER).rglob("*.py"))
        if (text := _text(path)) is not None
    }


def found_mixins(
    package: Path, shown: str, report: Report, of: Collection[str] | None = None
) -> Iterator[Found]:
    """The mixins of a package, by file and line.

    ``shown`` is the output folder as printed in messages. ``of`` limits the files, by their
    paths in the package's folder. A file that cannot be read is an error (E504).
    """
    for path in sorted((package / FOLDER).rglob("*.py")):
        if of is not None and path.relative_to(package).as_posix() not in of:
            continue
        if path.is_fifo():
            continue  # reading it may never end
        inside = path.relative_to(package)
        place = f"{shown}{package.name}/{inside.as_posix()}"
        text = _text(path)
        try:
            tree = ast.parse("" if text is None else text, filename=place)
        except (SyntaxError, ValueError, RecursionError) as flaw:
            line, column = getattr(flaw, "lineno", 1), getattr(flaw, "offset", 1)
            span = Span(place, line or 1, column or 1)
            report.error("E504", span, f"invalid Python: {getattr(flaw, 'msg', flaw)}")
            continue
        if text is None:
            report.error("E504", Span(place), "the file cannot be read as UTF-8")
        kind = inside.parts[1].removesuffix(".py")
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and _is_mixin(node.name):
                yield Found(
                    kind=kind if kind in KINDS else "",
                    module=".".join(inside.with_suffix("").parts),
                    name=node.name,
                    span=_span(place, node),
                    members=tuple(_members(node, place)),
                )


def _text(path: Path) -> str | None:
    try:
        return regular_bytes(path).decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _is_mixin(name: str) -> bool:
    return name.endswith(SUFFIX) and name != SUFFIX and not name.startswith("_")


def _members(node: ast.ClassDef, place: str) -> Iterator[Member]:
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Member(inner.name, _deliberate(inner), _span(place, inner))
        elif isinstance(inner, ast.Assign):
            names = [
                target.id for target in inner.targets if isinstance(target, ast.Name)
            ]
            yield from (Member(name, False, _span(place, inner)) for name in names)
        elif isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
            yield Member(inner.target.id, False, _span(place, inner))


def _deliberate(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method calls ``super()`` or is marked with ``override`` (PEP 698)."""
    marks = {ast.unparse(mark).rpartition(".")[2] for mark in function.decorator_list}
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    return "override" in marks or any(node.id == "super" for node in calls)


def _span(place: str, node: ast.stmt) -> Span:
    return Span(place, node.lineno, node.col_offset + 1)
