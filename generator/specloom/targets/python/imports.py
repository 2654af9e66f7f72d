"""The import block of a module, computed from what the module prints."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from specloom.targets.python.code import WIDTH, Bracket, Symbol, laid, width


@dataclass(frozen=True, slots=True)
class Imports:
    """What a template prints above the code: ``live`` imports run, ``typed`` ones are
    for checkers. Each line is a whole statement.
    """

    live: tuple[str, ...]
    typed: tuple[str, ...]


class Spelling:
    """How a module spells the symbols of others.

    A symbol has its own name unless the document took it in this module (a class, a
    method or a field called ``list``): then it is imported under an alias that begins
    with an underscore, as no name of the document does.
    """

    def __init__(
        self,
        found: Iterable[Symbol],
        taken: Collection[str],
        free: Collection[Symbol] = (),
    ) -> None:
        """``taken`` names are the document's. Symbols in ``free`` are only used where
        they do not matter, outside of classes.
        """
        self._spelled: dict[Symbol, str] = {}
        used: set[str] = set()
        for symbol in sorted(set(found), key=_claim):
            name = symbol.name
            if name in used or (name in taken and symbol not in free):
                name = f"_{name}"
            if name in used or (name in taken and symbol not in free):
                digest = hashlib.sha256(symbol.module.encode()).hexdigest()[:6]
                name = f"{name}_{digest}"
            used.add(name)
            self._spelled[symbol] = name

    def __call__(self, symbol: Symbol) -> str:
        """The name of ``symbol`` in this module."""
        return self._spelled[symbol]

    def imports(self, live: Iterable[Symbol], typed: Iterable[Symbol]) -> Imports:
        """The block for symbols that run and for those that only annotations need."""
        running = set(live)
        return Imports(
            live=tuple(self._statements(running, 0)),
            typed=tuple(self._statements(set(typed) - running, 4)),
        )

    def _statements(self, found: Collection[Symbol], indent: int) -> list[str]:
        modules: dict[str, list[Symbol]] = {}
        for symbol in sorted(found):
            if symbol.module != "builtins" or self._spelled[symbol] != symbol.name:
                modules.setdefault(symbol.module, []).append(symbol)
        order = sorted(modules, key=_distance)
        lines = [
            import_line(module, map(self._imported, modules[module]), indent)
            for module in order
        ]
        foreign = sum(not module.startswith(".") for module in order)
        if 0 < foreign < len(lines):
            lines.insert(foreign, "")
        return lines

    def _imported(self, symbol: Symbol) -> str:
        spelled = self._spelled[symbol]
        return symbol.name if spelled == symbol.name else f"{symbol.name} as {spelled}"


def import_line(module: str, names: Iterable[str], indent: int) -> str:
    """``from module import name, …``, indented; several lines when one is too short."""
    listed = tuple(names)
    head = f"from {module} import "
    line = head + ", ".join(listed)
    if indent + width(line) > WIDTH:
        line = laid(Bracket(head, "()", listed), str, indent=indent, used=WIDTH)
    return " " * indent + line


def _claim(symbol: Symbol) -> tuple[int, Symbol]:
    """Who keeps a name that two symbols have: models, which people read, before the
    language's own names, those before the runtime's.
    """
    if "._runtime." in symbol.module:
        return 2, symbol
    return (0 if symbol.module.startswith(".") else 1), symbol


def _distance(module: str) -> tuple[bool, int, str]:
    """The order of import statements: the language's own, then what is farther away."""
    dots = len(module) - len(module.lstrip("."))
    return dots > 0, -dots, module
