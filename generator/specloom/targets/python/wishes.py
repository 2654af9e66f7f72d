"""The texts that names are made from, in order of preference."""

from __future__ import annotations

import re

from specloom import ir
from specloom.naming import identifier
from specloom.targets.calls import Argument, placeholders
from specloom.targets.python.style import STYLE
from specloom.words import words

# After one of these a verb waits for its object: "add_item_to" without "cart" says less.
_OPEN_ENDS = frozenset(
    {
        "a",
        "an",
        "and",
        "any",
        "as",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "no",
        "not",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "via",
        "with",
        "without",
    }
)

_MARKS = {
    "$": "dollar",
    "@": "at",
    "#": "hash",
    "+": "plus",
    "-": "dash",
    "*": "star",
    ".": "dot",
    "/": "slash",
    ":": "colon",
    "<": "less",
    ">": "greater",
    "=": "equal",
    "!": "not",
    "?": "query",
    "&": "and",
    "%": "percent",
    "[": "of",
    "_": "underscore",
}
_MARK = re.compile("|".join(map(re.escape, _MARKS)))

# What pages of the runtime have for themselves.
PAGE_METHODS = frozenset({"get_next_page", "has_next_page", "iter_pages"})

# Who yields an argument's name to whom: what stands in the path is what the call is about.
_ARGUMENT_RANK = {"path": 0, "query": 1, "querystring": 1, "body": 2}


def voiced(text: str) -> str:
    """``text`` with its marks spoken: what tells ``$id`` from ``id``."""
    return _MARK.sub(lambda mark: f" {_MARKS[mark[0]]} ", text)


def method_texts(operation: ir.Operation, group: str) -> tuple[str, ...]:
    """What the method of ``operation`` may be called, as a member of ``group``."""
    by_path = (_short_path_text(operation, group), _path_text(operation))
    if not operation.operation_id:
        return by_path
    name = operation.operation_id
    texts = (short, name) if (short := _own_name(operation)) else (name,)
    found = (text for name in texts for text in (_without_group(name, group), name))
    return (*dict.fromkeys(found), *by_path)


def _own_name(operation: ir.Operation) -> str:
    """The name without the path and method that FastAPI appends, "" when there are none.

    ``read_item_items__item_id__get`` is ``read_item``.
    """
    name = operation.operation_id
    appended = re.sub(r"\W", "_", operation.path) + f"_{operation.method.lower()}"
    short = name.removesuffix(appended)
    return "" if short == name else short


def operation_text(operation: ir.Operation) -> str:
    """What ``operation`` is called where no group gives it context."""
    return operation.operation_id or _path_text(operation)


def member_texts(wire: str, *, pages: bool = False) -> tuple[str, ...]:
    """What a member may be called; the methods of ``pages`` keep their names."""
    texts = wire, voiced(wire), f"{wire} field"
    if not pages:
        return texts
    rule = STYLE["field"]
    return tuple(t for t in texts if identifier(t, rule) not in PAGE_METHODS)


def argument_texts(argument: Argument) -> tuple[str, ...]:
    """What an argument may be called."""
    if argument.part:
        told = f"{argument.part} {argument.wire}"
        return told, f"{told} header", f"part {told} header"
    return (
        argument.wire,
        f"{argument.location} {argument.wire}",
        f"{argument.location} {voiced(argument.wire)}",
    )


def argument_rank(argument: Argument) -> int:
    """Who of two arguments has the name that both want: the lower."""
    return _ARGUMENT_RANK.get(argument.location, 3)


def _without_group(name: str, group: str) -> str:
    """An operation's name without the group that it repeats (``account.list_logs``).

    At the front it may always go. At the end (``list_pets``) it stays when what is left
    asks for it.
    """
    parts = words(name)
    folded = tuple(part.lower() for part in parts)
    repeated = tuple(part.lower() for part in words(group))
    length = len(repeated)
    if not length or len(folded) <= length:
        return name
    if folded[:length] == repeated:
        return " ".join(parts[length:])
    if folded[-length:] == repeated and folded[-length - 1] not in _OPEN_ENDS:
        return " ".join(parts[:-length])
    return name


def _short_path_text(operation: ir.Operation, group: str) -> str:
    """Method and path without the group, placeholders last: ``get toys by pet id``."""
    literal = [
        segment
        for segment in operation.path.split("/")
        if segment and "{" not in segment
    ]
    if literal and words(literal[0]) == words(group):
        literal = literal[1:]
    asked = placeholders(operation.path)
    by = f"by {' and '.join(asked)}" if asked else ""
    return " ".join([operation.method.lower(), *literal, by])


def _path_text(operation: ir.Operation) -> str:
    return f"{operation.method.lower()} {operation.path}"
