"""Python source text."""

from __future__ import annotations

import hashlib
import keyword
import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec import Struct

from specloom.naming.assign import DEVICE_NAMES, Rule, Style, pascal, snake
from specloom.naming.resources import CLIENT_MEMBERS

WIDTH = 88
INDENT = 4
_DIGITS = re.compile("[0-9]+")


class Symbol(Struct, frozen=True, order=True):
    """A name that another module defines; ``builtins`` is treated as a module."""

    module: str
    name: str


class Bracket(Struct, frozen=True):
    """``head``, then ``items`` between brackets.

    ``comma``: a comma may follow the last item (in a subscript of one item it would
    make a tuple). ``apart``: each item has its own line even if all fit on one, so that
    a new item adds a line and changes no other. ``together``: if the brackets take
    several lines, the items share one if they fit.
    """

    head: Code
    marks: str  # the opening and the closing bracket
    items: tuple[Code, ...]
    comma: bool = True
    apart: bool = False
    together: bool = False


class Chain(Struct, frozen=True):
    """Alternatives of a union, joined by ``|``; at least two."""

    items: tuple[Code, ...]


class Labelled(Struct, frozen=True):
    """``value`` between two texts: a keyword argument, an entry of a dict, a parameter."""

    label: str
    value: Code
    tail: str = ""


Code: TypeAlias = str | Symbol | Bracket | Chain | Labelled
Spell: TypeAlias = Callable[[Symbol], str]


class ClientStyle(Struct, frozen=True, kw_only=True):
    """How examples use a client: everything that differs between the two.

    A program is ``start``, its imports, ``main``, the statements, and ``end``.

    Attributes:
        client: The class of the client.
        kind: What the names of its classes begin with: ``"Async"``, or "".
        wait: Stands before a call: ``"await "``, or "".
        prefix: Stands before ``with``, ``for`` and ``def``: ``"async "``, or "".
        block: A block that closes the client, as prose.
        on_mock: The attribute of a mock with the client.
        start: The first lines of a program, up to its imports of the package.
        main: The lines between the imports and the statements.
        outer: The margin of the statements.
        create: What stands before the expression that creates the client.
        created: What stands after it.
        apart: The lines between that statement and those that use the client.
        margin: The margin of the latter.
        end: The last lines of a program.
        note: Where the code after a program belongs, as paragraphs.
    """

    client: str
    kind: str = ""
    wait: str = ""
    prefix: str = ""
    block: str = "a `with` block"
    on_mock: str = "client"
    start: tuple[str, ...] = ()
    main: tuple[str, ...] = ("",)
    outer: str = ""
    create: str = "client = "
    created: str = ""
    apart: tuple[str, ...] = ("",)
    margin: str = ""
    end: tuple[str, ...] = ()
    note: tuple[str, ...] = ()

    @property
    def inner(self) -> str:
        """The margin of a block's statements in a program."""
        return f"{self.outer}    "

    def value(self, called: str) -> str:
        """A call as an operand of an expression."""
        return f"({self.wait}{called})" if self.wait else called

    def creating(self, made: str) -> tuple[str, ...]:
        """The lines that create the client by the expression ``made``."""
        return (*self.main, f"{self.outer}{self.create}{made}{self.created}")

    def opening(self, made: str) -> tuple[str, ...]:
        """The lines that create the client, up to the statements that use it."""
        return (*self.creating(made), *self.apart)

    def entering(self, made: str) -> tuple[str, ...]:
        """The lines that create the client in a block that closes it."""
        return (*self.main, f"{self.outer}{self.prefix}with {made} as client:")


def client_style(kind: str, client: str) -> ClientStyle:
    """How examples use the client of a kind, ``""`` or ``"Async"``."""
    if not kind:
        return ClientStyle(client=client)
    return ClientStyle(
        client=f"{kind}{client}",
        kind=kind,
        wait="await ",
        prefix="async ",
        block="an `async with` block",
        on_mock="async_client",
        start=("import asyncio", ""),
        main=("", "", "async def main() -> None:"),
        outer="    ",
        create="async with ",
        created=" as client:",
        apart=(),
        margin="        ",
        end=("", "", "asyncio.run(main())"),
        note=("The other snippets of this page belong in the block of `main()`.",),
    )


def builtin(name: str) -> Symbol:
    """A name from ``builtins``."""
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
    # A tuple of one item needs its comma even on a single line.
    return Bracket(
        "", "()", (Labelled("", listed[0], ","),) if len(listed) == 1 else listed
    )


def symbols(code: Code) -> list[Symbol]:
    """The symbols that ``code`` needs."""
    found: list[Symbol] = []
    todo = [code]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            continue
        if isinstance(one, Symbol):
            found.append(one)
        elif isinstance(one, Labelled):
            todo.append(one.value)
        else:
            todo.extend(one.items)
            if isinstance(one, Bracket):
                todo.append(one.head)
    return found


def flat(code: Code, spell: Spell) -> str:
    """``code`` on one line."""
    if isinstance(code, str):
        return code
    if isinstance(code, Labelled):
        value = code.value
        text = value if isinstance(value, str) else flat(value, spell)
        return f"{code.label}{text}{code.tail}"
    if isinstance(code, Symbol):
        return spell(code)
    if isinstance(code, Bracket):
        inside = ", ".join(_flat_items(code.items, spell))
        return f"{flat(code.head, spell)}{code.marks[0]}{inside}{code.marks[1]}"
    return " | ".join(_flat_items(code.items, spell))


def _flat_items(items: tuple[Code, ...], spell: Spell) -> list[str]:
    # Most items are texts; a call for each of them would be the larger part of the work.
    return [item if isinstance(item, str) else flat(item, spell) for item in items]


def laid(
    code: Code,
    spell: Spell,
    *,
    indent: int,
    used: int,
    tail: int = 0,
    line: str | None = None,
) -> str:
    """``code`` as Black would lay it out.

    Args:
        code: What is printed.
        spell: Names the symbols.
        indent: The columns before the statement, or before the item of a bracket.
        used: The columns that are taken on the first line.
        tail: The columns that follow on the last line.
        line: ``code`` on one line, if it is known.
    """
    if line is None:
        line = flat(code, spell)
    if isinstance(code, str | Symbol):
        return line
    if used + width(line) + tail <= WIDTH and not stands_apart(code):
        return line
    match code:
        case Bracket(head, marks, items, comma, together=together) if items:
            shown = _flat_items(items, spell)
            lines = " " * (indent + INDENT) + ", ".join(shown) if together else ""
            if not together or width(lines) > WIDTH:
                lines = _items(items, shown, spell, indent + INDENT, comma)
            return f"{flat(head, spell)}{marks[0]}\n{lines}\n{' ' * indent}{marks[1]}"
        case Chain():
            lines = _items((code,), [line], spell, indent + INDENT, False)
            return f"(\n{lines}\n{' ' * indent})"
        case Labelled(label, value, end):
            inner = laid(
                value,
                spell,
                indent=indent,
                used=used + width(label),
                tail=tail + width(end),
                line=line[len(label) : len(line) - len(end)],
            )
            return f"{label}{inner}{end}"
        case _:
            return line


def assignment(
    name: str, annotation: Code, value: Code, spell: Spell, *, indent: int
) -> str:
    """``name: annotation = value``, or ``name = value`` if the annotation is "".

    The value is split, or moved to its own line, before the annotation is.
    """
    apart = WIDTH if stands_apart(annotation) else 0
    head = f"{name}: {flat(annotation, spell)} = " if annotation else f"{name} = "
    inner = indent + INDENT
    if apart + indent + width(head) + width(_opening(value, spell)) <= WIDTH:
        return head + laid(value, spell, indent=indent, used=indent + width(head))
    if apart + indent + width(head) + 1 <= WIDTH:
        moved = laid(value, spell, indent=inner, used=inner)
        if isinstance(value, Bracket) or inner + width(moved) <= WIDTH:
            return head + parenthesized(moved, indent)
        return head + moved  # parentheses would not help
    if not annotation:
        return head + laid(value, spell, indent=indent, used=WIDTH)
    broken = laid(annotation, spell, indent=indent, used=WIDTH)
    if isinstance(annotation, str | Symbol):
        if inner + width(broken) > WIDTH:
            return head + laid(value, spell, indent=indent, used=WIDTH)
        broken = parenthesized(broken, indent)
    used = width(broken.rpartition("\n")[2]) + 3
    if indent + width(name) + 3 > WIDTH:  # not even the name fits: split all brackets
        used = WIDTH
    rest = laid(value, spell, indent=indent, used=used)
    if isinstance(value, Chain) and "\n" not in rest:
        rest = f"({rest})"
    return f"{name}: {broken} = {rest}"


def _opening(value: Code, spell: Spell) -> str:
    """What must be on the line where a value begins."""
    match value:
        case Bracket(head, marks, items):
            return f"{flat(head, spell)}{'(' if items else marks}"
        case Chain():
            return "("
        case _:
            return flat(value, spell)


def stands_apart(code: Code) -> bool:
    """Whether items of ``code`` have a line each, however short they are."""
    todo = [code]
    while todo:
        one = todo.pop()
        if isinstance(one, str | Symbol):
            continue
        if isinstance(one, Labelled):
            todo.append(one.value)
            continue
        if isinstance(one, Bracket):
            if one.apart:
                return True
            todo.append(one.head)
        todo.extend(one.items)
    return False


def parenthesized(text: str, indent: int) -> str:
    """``text`` on its own lines, in parentheses that only allow the line break."""
    return f"(\n{' ' * (indent + INDENT)}{text}\n{' ' * indent})"


def width(text: str) -> int:
    """The columns that ``text`` takes: wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def literal(value: Any) -> str:
    """A JSON value as a Python literal."""
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
    """A string literal in double quotes, or in single quotes if that needs fewer
    escapes.
    """
    if '"' not in text:
        return f'"{escaped(text)}"'
    mark = "'" if text.count("'") < text.count('"') else '"'
    return f"{mark}{escaped(text).replace(mark, chr(92) + mark)}{mark}"


def escaped(text: str, keep: str = "") -> str:
    """``text`` with backslashes and unprintable characters escaped, except ``keep``."""
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(
        c if (c.isprintable() and c != "\\") or c in keep else _escape(c) for c in text
    )


def _escape(character: str) -> str:
    if character == "\\":
        return "\\\\"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _items(
    items: tuple[Code, ...], shown: list[str], spell: Spell, indent: int, comma: bool
) -> str:
    """The items, each on its own lines; ``shown`` are they on one line each."""
    margin, end = " " * indent, "," if comma else ""
    lines: list[str] = []
    for item, line in zip(items, shown, strict=True):
        if isinstance(item, str):
            lines.append(f"{margin}{item}{end}")
            continue
        if isinstance(item, Labelled) and item.tail == ",":
            # The comma of a tuple of one item is this line's own.
            line = line[len(item.label) : -1]
            item = item.value
        if isinstance(item, Chain) and not comma:
            lines.append(margin + _alternatives(item, line, spell, indent))
            continue
        text = laid(item, spell, indent=indent, used=indent, tail=int(comma), line=line)
        lines.append(f"{margin}{text}{end}")
    return "\n".join(lines)


def _alternatives(chain: Chain, line: str, spell: Spell, indent: int) -> str:
    """The members of a union in parentheses: on one line, or on one each."""
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


class Imports(Struct, frozen=True):
    """Imports above the code of a template, one statement per line.

    ``live`` imports run; ``typed`` imports are for type checkers only.
    """

    live: tuple[str, ...]
    typed: tuple[str, ...]


class Spelling:
    """Decides under which names a module imports symbols of others.

    A symbol keeps its name unless the document uses it in this module (a class, method
    or field called ``list``). It is then imported under an alias that begins with an
    underscore, as no name of a document does. Types in signatures, which people read, are
    spelled with their module instead (``models.User``, ``builtins.list``).
    """

    def __init__(
        self,
        found: Iterable[Symbol],
        taken: Collection[str],
        free: Collection[Symbol] = (),
        shown: Collection[Symbol] = (),
    ) -> None:
        """``taken`` are names of the document.

        Symbols in ``free`` are only used outside of classes, where these names do not
        hide them. Those in ``shown`` are types in signatures.
        """
        self._spelled: dict[Symbol, str] = {}
        used: set[str] = set()
        for symbol in sorted(set(found), key=_name_priority):
            name = symbol.name
            prefix = _PREFIXES.get(_package(symbol.module), "")
            visible = symbol in shown and symbol not in free
            clashes = name in used or name in taken
            if visible and clashes and prefix and prefix not in taken:
                self._spelled[symbol] = f"{prefix}.{name}"
                continue
            if name in used or (name in taken and symbol not in free):
                name = f"_{name}"
            if name in used or (name in taken and symbol not in free):
                digest = hashlib.sha256(symbol.module.encode()).hexdigest()[:6]
                name = f"{name}_{digest}"
            used.add(name)
            self._spelled[symbol] = name
        self.plain = all(one.name == name for one, name in self._spelled.items())
        """Whether every symbol keeps its name."""

    def __call__(self, symbol: Symbol) -> str:
        """The name of ``symbol`` in this module."""
        return self._spelled[symbol]

    def knows(self, symbol: Symbol) -> bool:
        """Whether this module imports ``symbol``."""
        return symbol in self._spelled

    def imports(self, live: Iterable[Symbol], typed: Iterable[Symbol]) -> Imports:
        """The imports of symbols that run and of those that only annotations need."""
        running = set(live)
        return Imports(
            live=tuple(self._statements(running, 0)),
            typed=tuple(self._statements(set(typed) - running, 4)),
        )

    def _statements(self, found: Collection[Symbol], indent: int) -> list[str]:
        modules: dict[str, list[Symbol]] = {}
        whole: set[str] = set()
        for symbol in sorted(found):
            if "." in self._spelled[symbol]:
                whole.add(_package(symbol.module))
            elif symbol.module != "builtins" or self._spelled[symbol] != symbol.name:
                modules.setdefault(symbol.module, []).append(symbol)
        plain = [f"{' ' * indent}{_whole(m)}" for m in sorted(whole) if m[0] != "."]
        imported = {m: map(self._imported, listed) for m, listed in modules.items()}
        if parts := [_PREFIXES[module] for module in sorted(whole) if module[0] == "."]:
            imported[".."] = map(str, parts)
        order = sorted(imported, key=_distance)
        lines = [*plain, *(import_line(m, imported[m], indent) for m in order)]
        foreign = len(plain) + sum(not module.startswith(".") for module in order)
        if 0 < foreign < len(lines):
            lines.insert(foreign, "")
        return lines

    def _imported(self, symbol: Symbol) -> str:
        spelled = self._spelled[symbol]
        return symbol.name if spelled == symbol.name else f"{symbol.name} as {spelled}"


# The prefix of the types of a module, if they are not imported by their name.
_PREFIXES = {
    "builtins": "builtins",
    "datetime": "dt",
    "decimal": "decimal",
    "typing": "typing",
    "uuid": "uuid",
    "..models": "models",
    "..pages": "pages",
    "..types": "types",
}


def _package(module: str) -> str:
    """The module that exports what a module of models or typed dicts defines."""
    models = module.startswith(("..models.", "..params."))
    return "..models" if models else module


def _whole(module: str) -> str:
    """The statement that imports a module of the standard library for its prefix."""
    prefix = _PREFIXES[module]
    return f"import {module}" if module == prefix else f"import {module} as {prefix}"


def import_line(module: str, names: Iterable[str], indent: int) -> str:
    """``from module import name, …``, indented; several lines when one is too short.

    As isort has it: constants, classes, functions; a name with an alias has its own
    statement.
    """
    head = f"from {module} import "
    statements: dict[str, list[str]] = {}
    for name in sorted(names, key=_import_order):
        statements.setdefault(name if " as " in name else "", []).append(name)
    lines: list[str] = []
    for listed in statements.values():
        line = head + ", ".join(listed)
        if indent + width(line) > WIDTH:
            items = Bracket(head, "()", tuple(listed))
            line = laid(items, str, indent=indent, used=WIDTH)
        lines.append(" " * indent + line)
    return "\n".join(lines)


def _import_order(imported: str) -> tuple[int, str, str]:
    name = imported.partition(" as ")[0]
    return _kind_order(name), natural_key(name.lower()), imported


def exported(names: Iterable[str]) -> tuple[str, ...]:
    """The names in the order of ``__all__``: constants, classes, functions."""
    return tuple(sorted(names, key=lambda name: (_kind_order(name), natural_key(name))))


def _kind_order(name: str) -> int:
    return 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2


def natural_key(text: str) -> str:
    """The sort key that compares digits as numbers: ``v2`` is before ``v10``.

    As for isort, a number that begins with 0 comes first: ``v010``, ``v2``.
    """
    return _DIGITS.sub(_sortable, text)


def _sortable(digits: re.Match[str]) -> str:
    number = digits[0]
    return f"!{number}" if number[0] == "0" else number.zfill(20)


def _name_priority(symbol: Symbol) -> tuple[int, Symbol]:
    """The priority of a symbol if two have one name.

    Classes that tests import from the mock's module come first. Models, which people
    read, come before builtins, and those before the rest of the runtime.
    """
    if symbol.module.endswith("._runtime.testing"):
        return -1, symbol
    if "._runtime." in symbol.module:
        return 2, symbol
    return (0 if symbol.module.startswith(".") else 1), symbol


def _distance(module: str) -> tuple[bool, int, str]:
    """The sort key of an import: the standard library first, then by distance."""
    dots = len(module) - len(module.lstrip("."))
    return dots > 0, -dots, natural_key(module)


# Python's keywords; soft keywords (match, type) are valid names.
KEYWORDS = frozenset(keyword.kwlist)

# Members of the runtime's Model that a field must not hide, and the first parameter of its
# constructor. A test compares them with RESERVED_MEMBERS of the runtime.
MODEL_MEMBERS = frozenset(
    {
        "extra",
        "fields_set",
        "from_dict",
        "from_json",
        "mro",  # type.mro: checkers and inspect read it from classes
        "self",
        "to_dict",
        "to_json",
    }
)

# Keys of the runtime's CallOptions, which every method takes besides its arguments. A test
# compares them.
CALL_OPTIONS = frozenset(
    {
        "base_url",
        "cross_origin_bodies",
        "deadline",
        "extra_body",
        "extra_headers",
        "extra_query",
        "idempotency_key",
        "max_response_bytes",
        "max_retries",
        "retry_non_idempotent",
        "timeout",
        "validation",
    }
)

# Parameters of a method that do not come from the document.
METHOD_PARAMETERS = frozenset({"self", "options"})

# Public members of the runtime's resources, which a method must not hide. A test compares
# them.
RESOURCE_MEMBERS = frozenset({"with_raw_response", "with_streaming_response"})

# Public members of the runtime's Mock, which the attribute of a group must not hide. A
# test compares them.
MOCK_MEMBERS = frozenset(
    {
        "add",
        "add_group",
        "assert_all_used",
        "async_client",
        "calls",
        "client",
        "example",
        "reset",
        "strict",
        "transport",
        "unused",
        "sleeps",
    }
)

# Parameters of a client's constructor that do not come from the document; a test compares
# them.
CLIENT_PARAMETERS = frozenset(
    {
        "base_url",
        "cert",
        "deadline",
        "headers",
        "hooks",
        "http2",
        "http_client",
        "idempotency_header",
        "max_connections",
        "max_retries",
        "middleware",
        "more",
        "on_validation_issue",
        "proxy",
        "reconnect",
        "redacted_headers",
        "self",
        "timeout",
        "tracing",
        "trust_env",
        "validation",
        "verify",
    }
)

# Builtins by which the package of models answers: a module of their name, once imported,
# would stand in their place.
CALLED_BY_MODELS = frozenset({"getattr", "globals", "sorted"})

# Builtins that a client's constructor calls.
CALLED_BY_CLIENTS = frozenset({"super"})

STYLE: Style = MappingProxyType(
    {
        "model": Rule(case=pascal, lead="Model", reserved=KEYWORDS, capital=True),
        "typed dict": Rule(case=pascal, lead="Model", reserved=KEYWORDS, capital=True),
        "model module": Rule(
            case=snake,
            lead="model",
            reserved=KEYWORDS | DEVICE_NAMES | CALLED_BY_MODELS,
            ascii=True,
            longest=60,
        ),
        "field": Rule(case=snake, lead="value", reserved=KEYWORDS | MODEL_MEMBERS),
        "namespace": Rule(case=snake, lead="group", reserved=KEYWORDS | CLIENT_MEMBERS),
        "resource": Rule(case=pascal, lead="Group", reserved=KEYWORDS, capital=True),
        "resource module": Rule(
            case=snake,
            lead="group",
            reserved=KEYWORDS | DEVICE_NAMES,
            ascii=True,
            longest=60,
        ),
        "method": Rule(case=snake, lead="call", reserved=KEYWORDS | RESOURCE_MEMBERS),
        "argument": Rule(
            case=snake,
            lead="value",
            reserved=KEYWORDS | CALL_OPTIONS | METHOD_PARAMETERS,
        ),
        "keyword": Rule(
            case=snake,
            lead="value",
            reserved=KEYWORDS | CLIENT_PARAMETERS | CALLED_BY_CLIENTS,
        ),
    }
)

# What an environment variable of a scheme ends in; the case is turned up afterwards.
VARIABLE = Rule(case=snake, lead="key", ascii=True)
