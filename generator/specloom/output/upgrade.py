"""The changes of an output by an upgrade of specloom."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct

from specloom.config import NEWEST
from specloom.kinds import is_object
from specloom.output.manifest import MANIFEST, NAMES
from specloom.output.write import Cause, Change

RUNTIME = "_runtime"
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public_api(files: Mapping[str, str], package: str) -> dict[str, str]:
    """Every public name of a package with its signature: ``shop.client.Shop.close`` and
    ``(self) -> None``.

    ``files`` holds texts by path. Modules whose names begin with an underscore count if
    public ones import from them or inherit. A module with a syntax error has no names.
    """
    modules = {
        dotted(path): tree
        for path, text in files.items()
        if path.startswith(f"{package}/") and (tree := parsed(path, text))
    }
    walk = _Walk(modules)
    for name in sorted(modules):
        if not any(part.startswith("_") for part in name.split(".")):
            walk.module(name)
    return walk.found


def dotted(path: str) -> str:
    """The module name of a path."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def parsed(path: str, text: str) -> ast.Module | None:
    """The syntax tree of a Python module; None for other files and for syntax errors."""
    if not path.endswith(".py"):
        return None
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


class _Walk(Struct):
    modules: Mapping[str, ast.Module]
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()

    def module(self, name: str) -> None:
        """Add the public names of a module, and those that it re-exports."""
        exported = exports(self.modules[name])
        typed = set(under_conditions(self.modules[name]))
        for statement in statements(self.modules[name]):
            if isinstance(statement, ast.ImportFrom):
                names = [one.name for one in statement.names]
                exported_names = (
                    names if statement in typed else exported.intersection(names)
                )
                self.passed_on(name, statement, exported_names)
            elif isinstance(statement, Definition):
                self.definition(name, statement)
            else:
                for variable, shown in variables(statement):
                    if public(variable):
                        self.found[f"{name}.{variable}"] = shown

    def passed_on(
        self, module: str, statement: ast.ImportFrom, names: Iterable[str]
    ) -> None:
        """Follow re-exported names into private modules."""
        source = self.source(module, statement)
        if f".{RUNTIME}" in source:
            for name in sorted(names):
                self.private(source, name)

    def private(self, module: str, name: str) -> None:
        """Add a definition of a private module, once."""
        if (module, name) in self.seen or module not in self.modules:
            return
        self.seen.add((module, name))
        for statement in self.modules[module].body:
            if isinstance(statement, Definition) and statement.name == name:
                self.definition(module, statement)

    def definition(self, module: str, of: Definition) -> None:
        """Add a function, or a class with its attributes and private bases."""
        name = f"{module}.{of.name}"
        if not public(of.name):
            return
        if not isinstance(of, ast.ClassDef):
            self.found[name] = signature(of)
            return
        self.found[name] = f"class({', '.join(map(ast.unparse, of.bases))})"
        for base in of.bases:
            self.inherited(module, ast.unparse(base).partition("[")[0])
        for statement in of.body:
            if isinstance(statement, Definition):
                if public(statement.name) or statement.name == "__init__":
                    self.member(f"{name}.{statement.name}", statement)
            else:
                for variable, shown in variables(statement):
                    if public(variable):
                        self.found[f"{name}.{variable}"] = shown

    def member(self, name: str, of: Definition) -> None:
        """Add a method, or the bases of a nested class."""
        shown = "class" if isinstance(of, ast.ClassDef) else signature(of)
        overloads = self.found.get(name, "")
        self.found[name] = (
            f"{overloads} | {shown}" if "@overload" in overloads else shown
        )

    def inherited(self, module: str, base: str) -> None:
        """Follow a base class into its private module."""
        for statement in statements(self.modules[module]):
            if isinstance(statement, ast.ClassDef) and statement.name == base:
                self.private(module, base)
            if isinstance(statement, ast.ImportFrom):
                for alias in statement.names:
                    if (alias.asname or alias.name) == base:
                        self.private(self.source(module, statement), alias.name)

    def source(self, module: str, statement: ast.ImportFrom) -> str:
        """The absolute name of the module in an import."""
        if not statement.level:
            return statement.module or ""
        is_package = any(name.startswith(f"{module}.") for name in self.modules)
        parts = module.split(".")
        up = statement.level - is_package
        return ".".join([*parts[: len(parts) - up], *filter(None, [statement.module])])


def public(name: str) -> bool:
    """Whether a name is public."""
    return not name.startswith("_") and name != "TYPE_CHECKING"


def exports(module: ast.Module) -> set[str]:
    """The names that a module lists in ``__all__``."""
    for statement in module.body:
        if (
            isinstance(statement, ast.Assign)
            and isinstance(statement.value, ast.List)
            and ast.unparse(statement.targets[0]) == "__all__"
        ):
            return {str(ast.literal_eval(item)) for item in statement.value.elts}
    return set()


def under_conditions(module: ast.Module) -> Iterator[ast.stmt]:
    """The statements under a module's conditions, such as imports for type checkers."""
    for statement in module.body:
        if isinstance(statement, ast.If):
            yield from (*statement.body, *statement.orelse)


def statements(module: ast.Module) -> Iterator[ast.stmt]:
    """The statements of a module, with those under its conditions."""
    yield from (one for one in module.body if not isinstance(one, ast.If))
    yield from under_conditions(module)


def variables(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """The names that an assignment defines, each with its annotation or value."""
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        value = f" = {ast.unparse(statement.value)}" if statement.value else ""
        yield statement.target.id, f"{ast.unparse(statement.annotation)}{value}"
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            if isinstance(target, ast.Name):
                yield target.id, f"= {ast.unparse(statement.value)}"


def signature(of: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """A function's decorators, parameters and result on one line."""
    decorators = "".join(f"@{ast.unparse(one)} " for one in of.decorator_list)
    result = f" -> {ast.unparse(of.returns)}" if of.returns else ""
    word = "async " if isinstance(of, ast.AsyncFunctionDef) else ""
    return f"{decorators}{word}({ast.unparse(of.args)}){result}"


METADATA = frozenset(
    {"description", "readme", "classifiers", "keywords", "urls", "authors", "license"}
)
"""Keys of the project table of a pyproject.toml that do not affect an installation."""


class OutputChangeKind(StrEnum):
    """The effect of a change: on names and signatures, on behaviour, or on
    documentation only.
    """

    PUBLIC = "public surface"
    BEHAVIOR = "behavior"
    COSMETIC = "cosmetic"


class OutputChange(Struct, frozen=True, kw_only=True):
    """A public name or a file that changed; ``what`` describes the change."""

    kind: OutputChangeKind
    where: str
    what: str


def output_changes(
    old: Mapping[str, str], changes: tuple[Change, ...], package: str
) -> tuple[OutputChange, ...]:
    """The changes for users, by kind, then by location.

    ``old`` holds the current texts of the output, ``changes`` are planned.
    """
    new = dict(old)
    for change in changes:
        if change.new is None:
            new.pop(change.path, None)
        else:
            new[change.path] = change.new
    named = public_api_changes(public_api(old, package), public_api(new, package))
    files = (
        OutputChange(kind=kind, where=change.path, what=description)
        for change in changes
        if change.path not in (MANIFEST, NAMES)
        for kind, description in [meaning(change)]
    )
    return (*named, *sorted(files, key=lambda change: (change.kind, change.where)))


def public_api_changes(
    old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[OutputChange]:
    """The public names that were added, removed or changed."""
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            description = "removed"
        elif name not in old:
            description = f"new: {new[name]}"
        elif old[name] != new[name]:
            description = f"{old[name]}  becomes  {new[name]}"
        else:
            continue
        yield OutputChange(kind=OutputChangeKind.PUBLIC, where=name, what=description)


def meaning(change: Change) -> tuple[OutputChangeKind, str]:
    """The effect of a file's change."""
    if change.cause in (Cause.EDITED, Cause.UNEXPECTED):
        effect = (
            "edited by hand" if change.cause is Cause.EDITED else "not from specloom"
        )
        return OutputChangeKind.BEHAVIOR, f"{effect}: would not be overwritten"
    runs = change.path.endswith((".py", ".toml"))
    if change.old is None or change.new is None:
        word = "new file" if change.old is None else "removed file"
        return (OutputChangeKind.BEHAVIOR if runs else OutputChangeKind.COSMETIC), word
    if change.path == "pyproject.toml":
        return metadata_meaning(change.old, change.new)
    if not change.path.endswith(".py"):
        return OutputChangeKind.COSMETIC, "text"
    if differs_only_in_text(change.old, change.new):
        return OutputChangeKind.COSMETIC, "docstrings, comments or layout"
    where = "test code" if change.path.startswith("tests/") else "code"
    return OutputChangeKind.BEHAVIOR, where


def differs_only_in_text(old: str, new: str) -> bool:
    """Whether two modules only differ in docstrings, comments and layout."""
    trees = parsed("a.py", old), parsed("b.py", new)
    if not all(trees):
        return False
    first, second = (ast.dump(undocumented(tree)) for tree in trees if tree)
    return first == second


def undocumented(tree: ast.Module) -> ast.Module:
    """The tree without docstrings of modules, classes, functions and attributes."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not is_text(one)]  # type: ignore[attr-defined]
    return tree


def is_text(statement: object) -> bool:
    """Whether a statement is only a string."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def metadata_meaning(old: str, new: str) -> tuple[OutputChangeKind, str]:
    """The effect of a change of a pyproject.toml."""
    before, after = effective(old), effective(new)
    if before is None or before != after:
        return OutputChangeKind.BEHAVIOR, "dependencies, build or test settings"
    return OutputChangeKind.COSMETIC, "package metadata"


def effective(text: str) -> dict[str, Any] | None:
    """A pyproject.toml without its descriptive keys; None if it is invalid."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    project = content.get("project")
    if is_object(project):
        content["project"] = {
            key: value for key, value in project.items() if key not in METADATA
        }
    return content


def pinned(file: Path, edition: str) -> str | None:
    """The text of a config with the newest edition in place of ``edition``.

    None if it pins no edition, or already the newest.
    """
    if edition in ("", NEWEST):
        return None
    text = file.read_text(encoding="utf-8")
    setting = re.compile(
        rf"^(\s*[\"']?edition[\"']?\s*=\s*)([\"']){edition}\2", re.MULTILINE
    )
    return setting.sub(rf"\g<1>\g<2>{NEWEST}\g<2>", text, count=1)
