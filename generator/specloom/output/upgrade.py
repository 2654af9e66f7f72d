"""What an upgrade of specloom changes in an output."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from specloom.config import NEWEST
from specloom.kinds import is_object
from specloom.output.manifest import MANIFEST, NAMES
from specloom.output.write import Cause, Change

RUNTIME = "_runtime"
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public_api(files: Mapping[str, str], package: str) -> dict[str, str]:
    """Every public name of a package with its signature: ``shop.client.Shop.close`` and
    ``(self) -> None``.

    ``files`` holds texts by path.  Modules whose names begin with an underscore count as far
    as public ones import from them or inherit.  A module that does not parse has no names.
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
    """The name of the module that a path has."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def parsed(path: str, text: str) -> ast.Module | None:
    """The tree of a Python module, None for what is none or does not parse."""
    if not path.endswith(".py"):
        return None
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


@dataclass(slots=True)
class _Walk:
    modules: Mapping[str, ast.Module]
    found: dict[str, str] = field(default_factory=dict[str, str])
    seen: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def module(self, name: str) -> None:
        """Take in the public names of a module, and those that it passes on."""
        exported = exports(self.modules[name])
        typed = set(under_conditions(self.modules[name]))
        for statement in statements(self.modules[name]):
            if isinstance(statement, ast.ImportFrom):
                names = [one.name for one in statement.names]
                told = names if statement in typed else exported.intersection(names)
                self.passed_on(name, statement, told)
            elif isinstance(statement, Definition):
                self.definition(name, statement)
            else:
                for variable, shown in variables(statement):
                    if public(variable):
                        self.found[f"{name}.{variable}"] = shown

    def passed_on(
        self, module: str, statement: ast.ImportFrom, names: Iterable[str]
    ) -> None:
        """Follow names into private modules, where what they mean is defined."""
        home = self.source(module, statement)
        if f".{RUNTIME}" in home:
            for name in sorted(names):
                self.private(home, name)

    def private(self, module: str, name: str) -> None:
        """Take in one definition of a private module, once."""
        if (module, name) in self.seen or module not in self.modules:
            return
        self.seen.add((module, name))
        for statement in self.modules[module].body:
            if isinstance(statement, Definition) and statement.name == name:
                self.definition(module, statement)

    def definition(self, module: str, of: Definition) -> None:
        """Take in a function, or a class with its members and private bases."""
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
        """Take in a method, or a class inside a class by its bases alone."""
        shown = "class" if isinstance(of, ast.ClassDef) else signature(of)
        overloads = self.found.get(name, "")
        self.found[name] = (
            f"{overloads} | {shown}" if "@overload" in overloads else shown
        )

    def inherited(self, module: str, base: str) -> None:
        """Follow a base class to the private module that has it."""
        for statement in statements(self.modules[module]):
            if isinstance(statement, ast.ClassDef) and statement.name == base:
                self.private(module, base)
            if isinstance(statement, ast.ImportFrom):
                for alias in statement.names:
                    if (alias.asname or alias.name) == base:
                        self.private(self.source(module, statement), alias.name)

    def source(self, module: str, statement: ast.ImportFrom) -> str:
        """The module that an import names, absolute."""
        if not statement.level:
            return statement.module or ""
        is_package = any(name.startswith(f"{module}.") for name in self.modules)
        parts = module.split(".")
        up = statement.level - is_package
        return ".".join([*parts[: len(parts) - up], *filter(None, [statement.module])])


def public(name: str) -> bool:
    """Whether a name is for everybody."""
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
    """The statements under a module's conditions: what only type checkers import, to be
    used in annotations.
    """
    for statement in module.body:
        if isinstance(statement, ast.If):
            yield from (*statement.body, *statement.orelse)


def statements(module: ast.Module) -> Iterator[ast.stmt]:
    """The statements of a module, those under its conditions too."""
    yield from (one for one in module.body if not isinstance(one, ast.If))
    yield from under_conditions(module)


def variables(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """The names that an assignment makes, each with what a type checker knows of it."""
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        value = f" = {ast.unparse(statement.value)}" if statement.value else ""
        yield statement.target.id, f"{ast.unparse(statement.annotation)}{value}"
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            if isinstance(target, ast.Name):
                yield target.id, f"= {ast.unparse(statement.value)}"


def signature(of: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """How a function is called: decorators, arguments and result on one line."""
    decorators = "".join(f"@{ast.unparse(one)} " for one in of.decorator_list)
    result = f" -> {ast.unparse(of.returns)}" if of.returns else ""
    word = "async " if isinstance(of, ast.AsyncFunctionDef) else ""
    return f"{decorators}{word}({ast.unparse(of.args)}){result}"


METADATA = frozenset(
    {"description", "readme", "classifiers", "keywords", "urls", "authors", "license"}
)
"""Members of a pyproject.toml's project table that change nothing for who installs it."""


class OutputChangeKind(StrEnum):
    """What a change means: names and signatures, what runs, or what is merely read."""

    PUBLIC = "public surface"
    BEHAVIOR = "behavior"
    COSMETIC = "cosmetic"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChange:
    """One public name, or one file, that is not what it was; ``what`` says how."""

    kind: OutputChangeKind
    where: str
    what: str


def output_changes(
    old: Mapping[str, str], changes: tuple[Change, ...], package: str
) -> tuple[OutputChange, ...]:
    """What changes for users when the changes are carried out, by kind, then by place.

    ``old`` holds the texts of the output as it stands, ``changes`` what is planned.
    """
    new = dict(old)
    for change in changes:
        if change.new is None:
            new.pop(change.path, None)
        else:
            new[change.path] = change.new
    named = public_api_changes(public_api(old, package), public_api(new, package))
    files = (
        OutputChange(kind=kind, where=change.path, what=what)
        for change in changes
        if change.path not in (MANIFEST, NAMES)
        for kind, what in [meaning(change)]
    )
    return (*named, *sorted(files, key=lambda change: (change.kind, change.where)))


def public_api_changes(
    old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[OutputChange]:
    """The public names that came, went, or are called otherwise."""
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            what = "removed"
        elif name not in old:
            what = f"new: {new[name]}"
        elif old[name] != new[name]:
            what = f"{old[name]}  becomes  {new[name]}"
        else:
            continue
        yield OutputChange(kind=OutputChangeKind.PUBLIC, where=name, what=what)


def meaning(change: Change) -> tuple[OutputChangeKind, str]:
    """Whether a file's change reaches what runs, and how."""
    if change.cause in (Cause.EDITED, Cause.STRANGER):
        said = "edited by hand" if change.cause is Cause.EDITED else "not from specloom"
        return OutputChangeKind.BEHAVIOR, f"{said}: would not be overwritten"
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
    """Whether two modules differ in nothing but docstrings, comments and layout."""
    trees = parsed("a.py", old), parsed("b.py", new)
    if not all(trees):
        return False
    first, second = (ast.dump(undocumented(tree)) for tree in trees if tree)
    return first == second


def undocumented(tree: ast.Module) -> ast.Module:
    """The tree without texts that stand alone: docstrings of modules, classes, functions and
    attributes.
    """
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not is_text(one)]  # type: ignore[attr-defined]
    return tree


def is_text(statement: object) -> bool:
    """Whether a statement is nothing but a string."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def metadata_meaning(old: str, new: str) -> tuple[OutputChangeKind, str]:
    """Whether a pyproject.toml asks for something else, or merely describes otherwise."""
    before, after = effective(old), effective(new)
    if before is None or before != after:
        return OutputChangeKind.BEHAVIOR, "dependencies, build or test settings"
    return OutputChangeKind.COSMETIC, "package metadata"


def effective(text: str) -> dict[str, Any] | None:
    """A pyproject.toml without what only describes; None when it is no TOML."""
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
    """The text of a config that pins the newest edition in place of ``edition``; None when
    it pins none, or that one already.
    """
    if edition in ("", NEWEST):
        return None
    text = file.read_text(encoding="utf-8")
    setting = re.compile(
        rf"^(\s*[\"']?edition[\"']?\s*=\s*)([\"']){edition}\2", re.MULTILINE
    )
    return setting.sub(rf"\g<1>\g<2>{NEWEST}\g<2>", text, count=1)
