"""Python text that knows which symbols it needs and how it breaks into lines."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

WIDTH = 88
INDENT = 4


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """A name that another module defines; ``builtins`` is a module like any other."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """``head``, then ``items`` between brackets.

    ``comma`` says that a comma may follow the last item (in a subscript of one item it
    would make a tuple). Items that stand ``apart`` have a line each even where they fit on
    one: a further item is a further line, and no other line changes.
    """

    head: Code
    marks: str  # the opening and the closing bracket
    items: tuple[Code, ...]
    comma: bool = True
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Alternatives of a union, joined by ``|``; at least two."""

    items: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """``value`` between two texts: a keyword argument, a member of a dict, a parameter."""

    label: str
    value: Code
    tail: str = ""


Code: TypeAlias = str | Symbol | Bracket | Chain | Labelled
Spell: TypeAlias = Callable[[Symbol], str]


def builtin(name: str) -> Symbol:
    """A name of the language itself."""
    return Symbol("builtins", name)


def call(head: Code, *items: Code) -> Bracket:
    """``head(item, …)``."""
    return Bracket(head, "()", items)


def subscript(head: Code, *items: Code) -> Bracket:
    """``head[item, …]``."""
    return Bracket(head, "[]", items, comma=len(items) > 1)


def table(members: Iterable[tuple[Code, Code]]) -> Bracket:
    """``{key: value, …}``; the keys are plain texts."""
    return Bracket(
        "", "{}", tuple(Labelled(f"{key}: ", value) for key, value in members)
    )


def row(items: Iterable[Code]) -> Bracket:
    """``(item, …)``, a tuple of any length."""
    listed = tuple(items)
    # The comma that makes a tuple of one item stands even on a single line.
    return Bracket(
        "", "()", (Labelled("", listed[0], ","),) if len(listed) == 1 else listed
    )


def symbols(code: Code) -> Iterator[Symbol]:
    """The symbols that ``code`` needs."""
    match code:
        case str():
            return
        case Symbol():
            yield code
        case Bracket(head, _, items):
            yield from symbols(head)
            for item in items:
                yield from symbols(item)
        case Chain(items):
            for item in items:
                yield from symbols(item)
        case Labelled(_, value):
            yield from symbols(value)


def flat(code: Code, spell: Spell) -> str:
    """``code`` on one line."""
    match code:
        case str():
            return code
        case Symbol():
            return spell(code)
        case Bracket(head, marks, items):
            inside = ", ".join(flat(item, spell) for item in items)
            return f"{flat(head, spell)}{marks[0]}{inside}{marks[1]}"
        case Chain(items):
            return " | ".join(flat(item, spell) for item in items)
        case Labelled(label, value, tail):
            return f"{label}{flat(value, spell)}{tail}"


def laid(code: Code, spell: Spell, *, indent: int, used: int, tail: int = 0) -> str:
    """``code`` as Black would lay it out.

    Args:
        code: What is printed.
        spell: Names the symbols.
        indent: The columns before the statement, or before the item of a bracket.
        used: The columns that are taken on the first line.
        tail: The columns that follow on the last line.
    """
    line = flat(code, spell)
    if used + width(line) + tail <= WIDTH and not stands_apart(code):
        return line
    match code:
        case Bracket(head, marks, items, comma) if items:
            lines = _items(items, spell, indent + INDENT, comma)
            return f"{flat(head, spell)}{marks[0]}\n{lines}\n{' ' * indent}{marks[1]}"
        case Chain():
            lines = _items((code,), spell, indent + INDENT, False)
            return f"(\n{lines}\n{' ' * indent})"
        case Labelled(label, value, end):
            inner = laid(
                value,
                spell,
                indent=indent,
                used=used + width(label),
                tail=tail + width(end),
            )
            return f"{label}{inner}{end}"
        case _:
            return line


def assignment(
    name: str, annotation: Code, value: Bracket, spell: Spell, *, indent: int
) -> str:
    """``name: annotation = value``; the value breaks, or moves to a line of
    its own, before the annotation does.
    """
    apart = WIDTH if stands_apart(annotation) else 0
    head = f"{name}: {flat(annotation, spell)} = "
    opening = f"{flat(value.head, spell)}{value.marks if not value.items else '('}"
    if apart + indent + width(head) + width(opening) <= WIDTH:
        return head + laid(value, spell, indent=indent, used=indent + width(head))
    if apart + indent + width(head) + 1 <= WIDTH:
        inner = indent + INDENT
        return head + parenthesized(
            laid(value, spell, indent=inner, used=inner), indent
        )
    broken = laid(annotation, spell, indent=indent, used=WIDTH)
    if isinstance(annotation, str | Symbol):
        broken = parenthesized(broken, indent)
    used = width(broken.rpartition("\n")[2]) + 3
    rest = laid(value, spell, indent=indent, used=used)
    return f"{name}: {broken} = {rest}"


def stands_apart(code: Code) -> bool:
    """Whether items of ``code`` have a line each, however short they are."""
    match code:
        case Bracket(head, _, items, apart=apart):
            return apart or stands_apart(head) or any(map(stands_apart, items))
        case Chain(items):
            return any(map(stands_apart, items))
        case Labelled(_, value):
            return stands_apart(value)
        case _:
            return False


def parenthesized(text: str, indent: int) -> str:
    """``text`` on lines of its own, between brackets that only serve the break."""
    return f"(\n{' ' * (indent + INDENT)}{text}\n{' ' * indent})"


def width(text: str) -> int:
    """The columns that ``text`` takes: wide characters take two, marks none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def literal(value: Any) -> str:
    """A JSON value in Python's own notation."""
    kind = value.__class__
    if kind is str:
        return quoted(value)
    if kind is list:
        return f"[{', '.join(map(literal, value))}]"
    if kind is dict:
        pairs = (f"{quoted(key)}: {literal(of)}" for key, of in value.items())
        return f"{{{', '.join(pairs)}}}"
    if kind is float and not math.isfinite(value):
        return f'float("{value}")'
    return repr(value)


def quoted(text: str) -> str:
    """A string literal in double quotes, or in single ones where that needs fewer
    escapes.
    """
    mark = "'" if text.count("'") < text.count('"') else '"'
    return f"{mark}{escaped(text).replace(mark, chr(92) + mark)}{mark}"


def escaped(text: str, keep: str = "") -> str:
    """``text`` with backslashes and unprintable characters as escapes, save for
    ``keep``.
    """
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    return "".join(
        c if (c.isprintable() and c != "\\") or c in keep else _escape(c) for c in text
    )


def _escape(character: str) -> str:
    if character == "\\":
        return "\\\\"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _items(items: tuple[Code, ...], spell: Spell, indent: int, comma: bool) -> str:
    margin = " " * indent
    lines: list[str] = []
    for item in items:
        if isinstance(item, Labelled) and item.tail == ",":
            item = item.value  # the comma of a tuple of one item is this line's own
        if isinstance(item, Chain) and not comma:
            lines.append(margin + _alternatives(item, spell, indent))
            continue
        text = laid(item, spell, indent=indent, used=indent, tail=int(comma))
        lines.append(f"{margin}{text}{',' if comma else ''}")
    return "\n".join(lines)


def _alternatives(chain: Chain, spell: Spell, indent: int) -> str:
    """The members of a union inside brackets of its own: on one line, or on one each."""
    line = flat(chain, spell)
    if indent + width(line) <= WIDTH and not stands_apart(chain):
        return line
    first, *others = (
        laid(item, spell, indent=indent, used=indent + (2 if place else 0))
        for place, item in enumerate(chain.items)
    )
    return "".join([first, *(f"\n{' ' * indent}| {other}" for other in others)])


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
