"""Reads from a package's modules what its users can name and call."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

RUNTIME = "_runtime"
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def surface(files: Mapping[str, str], package: str) -> dict[str, str]:
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
