"""Statements of a test, laid out as Black has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from specloom.targets.python.code import (
    WIDTH,
    Bracket,
    Code,
    Labelled,
    Spell,
    Symbol,
    call,
    escaped,
    flat,
    laid,
    quoted,
    symbols,
    width,
)

_ENDING = " -> None:"


@dataclass(frozen=True, slots=True)
class Line:
    """An expression or a simple statement; ``inner`` stands within a ``with`` block."""

    code: Code
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Equal:
    """``assert left == right``, or with ``is`` for None and booleans."""

    left: str
    right: Code


Statement: TypeAlias = Line | Equal


@dataclass(frozen=True, slots=True)
class Function:
    """A test function; ``marks`` are its decorators."""

    name: str
    parameters: tuple[Code, ...]
    statements: tuple[Statement, ...]
    marks: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionView:
    """A test function as it is printed."""

    head: str
    body: str
    marks: tuple[str, ...]


def needs(functions: Iterable[Function]) -> Iterator[Symbol]:
    """The symbols that the bodies and decorators need."""
    for function in functions:
        for mark in function.marks:
            yield from symbols(mark)
        for statement in function.statements:
            yield from symbols(
                statement.code if isinstance(statement, Line) else statement.right
            )


def view(function: Function, spell: Spell) -> FunctionView:
    """The function in text."""
    return FunctionView(
        head=_head(function, spell),
        body="\n".join(_text(s, spell) for s in function.statements),
        marks=tuple(laid(m, spell, indent=0, used=0) for m in function.marks),
    )


def _head(function: Function, spell: Spell) -> str:
    head = Bracket(f"def {function.name}", "()", function.parameters)
    text = laid(head, spell, indent=0, used=0, tail=len(_ENDING))
    if not function.parameters and width(text) + len(_ENDING) > WIDTH:
        return f"{text} -> (\n    None\n):"
    return f"{text}{_ENDING}"


def _text(statement: Statement, spell: Spell) -> str:
    if isinstance(statement, Line):
        indent = 8 if statement.inner else 4
        text = laid(statement.code, spell, indent=indent, used=indent)
        return " " * indent + text
    right = flat(statement.right, spell)
    sign = "is" if right in ("None", "True", "False") else "=="
    lead = f"assert {statement.left} {sign} "
    if 4 + width(lead) + width(right) <= WIDTH:
        return f"    {lead}{right}"
    if isinstance(statement.right, Bracket) and statement.right.items:
        opening = flat(statement.right.head, spell)
        if 4 + width(lead) + width(opening) < WIDTH:
            broken = laid(statement.right, spell, indent=4, used=WIDTH)
            return f"    {lead}{broken}"
    if 8 + width(lead) - len("assert ") + width(right) <= WIDTH:
        return f"    assert (\n        {lead[7:]}{right}\n    )"
    return f"    assert (\n        {statement.left}\n        {sign} {right}\n    )"


def assigned(name: str, value: Code) -> Line:
    """``name = value``."""
    return Line(Labelled(f"{name} = ", value))


def tuple_of(items: Iterable[Code]) -> Bracket:
    """``(item, …)`` of at least two items."""
    return Bracket("", "()", tuple(items))


def block_string(text: str) -> str:
    """A literal of a text of several lines."""
    plain = "\\" not in text and text.replace("\n", "").isprintable()
    inner = (text if plain else escaped(text, keep="\n")).replace('"""', '\\"\\"\\"')
    if inner.endswith('"'):
        inner = f'{inner[:-1]}\\"'
    return f'"""{inner}"""'


def text_literal(text: str) -> str:
    """A literal of a text, over several lines when it has several."""
    return block_string(text) if "\n" in text else quoted(text)


__all__ = [
    "Equal",
    "Function",
    "FunctionView",
    "Line",
    "Statement",
    "assigned",
    "block_string",
    "call",
    "needs",
    "text_literal",
    "tuple_of",
    "view",
]
