"""Places in a JSON text that is known to be well formed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from typing import Any

from specloom.document.kinds import is_array, is_object
from specloom.document.tree import Offsets, collector_at_rest

_STRING = r'"(?:[^"\\]++|\\.)*+"'
# One match is one member or item with all that precedes it, or a closing bracket: 1
# names the member, 2 is the value, of which an opening bracket stands for the rest.
# No group stands in a possessive quantifier: CPython before 3.11.5 loses track of it.
_TOKEN = re.compile(
    rf"[\s,]*+(?:({_STRING})\s*+:\s*+)?({_STRING}|[\[\]{{}}]|[^\s,\"\[\]{{}}]++)",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t\r\n]*+")


def skipped_space(text: str, offset: int) -> int:
    """The offset of what follows the white space at ``offset``."""
    found = _SPACE.match(text, offset)
    return found.end() if found is not None else offset


def offsets(text: str, value: Any) -> Offsets:
    """Where the names and items of every object and array of ``value`` begin, found in
    one walk over its text.

    ``value`` is what the text was parsed to, without duplicate names: both are walked
    side by side.
    """
    found: Offsets = {}
    stack: list[tuple[list[int], Iterator[Any]]] = []
    starts: list[int] = []
    values: Iterator[Any] = iter((value,))
    with collector_at_rest():
        for token in _TOKEN.finditer(text):
            start = token.start(2)
            first = text[start]
            if first in "]}":
                starts, values = stack.pop()
                continue
            starts.append(token.start(1) if token.start(1) >= 0 else start)
            inner: Any = next(values)
            if first in "[{":
                stack.append((starts, values))
                starts = found[id(inner)] = []
                values = iter(inner.values() if is_object(inner) else inner)
    return found


def last_offsets(text: str, value: Any) -> Offsets:
    """The same for a text in which names stand twice: of each the last one, whose value
    ``value`` has.
    """
    found: Offsets = {}
    # What holds the next member or item (None inside of a value that another one
    # replaced), where its members or items begin, and the indices of its members.  A
    # replaced value may be taken for its successor, which comes later and puts it right.
    owner: Any = [value]
    starts, indices = [0], dict[str, int]()
    stack: list[tuple[Any, list[int], dict[str, int], int]] = []
    place = 0
    with collector_at_rest():
        for token in _TOKEN.finditer(text):
            if text[token.start(2)] in "]}":
                owner, starts, indices, place = stack.pop()
                continue
            inner, index = _held(owner, indices, token.group(1), place)
            place += 1
            if index >= 0:
                starts[index] = token.start(1) if token.group(1) else token.start(2)
            if text[token.start(2)] in "[{":
                stack.append((owner, starts, indices, place))
                same = is_object(inner) == (text[token.start(2)] == "{")
                held = same and (is_object(inner) or is_array(inner))
                owner = inner if held else None
                starts = found[id(owner)] = [0] * len(owner or ())
                keys = iter(owner) if is_object(owner) else iter(list[str]())
                indices = {key: index for index, key in enumerate(keys)}
                place = 0
    found.pop(id(None), None)
    return found


def _held(
    owner: Any, indices: dict[str, int], name: str | None, place: int
) -> tuple[Any, int]:
    """What an owner has under a name, or at its next place, with the index; None and -1
    when it has nothing there.
    """
    if is_object(owner) and name is not None:
        key: str = json.loads(name)
        index = indices.get(key, -1)
        return (owner[key], index) if index >= 0 else (None, -1)
    if is_array(owner) and place < len(owner):
        return owner[place], place
    return None, -1


def depth_exceeded(text: str, limit: int) -> int:
    """Where an array or object begins that stands in ``limit`` others; else the deepest
    one.
    """
    depth = deepest = place = 0
    for token in _TOKEN.finditer(text):
        first = text[token.start(2)]
        if first in "]}":
            depth -= 1
        elif first in "[{":
            depth += 1
            if depth > deepest:
                deepest, place = depth, token.start(2)
            if depth > limit:
                break
    return place


def scalars(text: str, literals: Set[str]) -> Iterator[tuple[int, str]]:
    """Every value that is written exactly like one of ``literals``, with its offset."""
    for token in _TOKEN.finditer(text):
        if token.group(2) in literals:
            yield token.start(2), token.group(2)


def strings(text: str) -> Iterator[tuple[int, str]]:
    """Every name and string that holds an escape, with its offset."""
    for token in _TOKEN.finditer(text):
        for group in (1, 2):
            raw = token.group(group)
            if raw and raw[0] == '"' and "\\" in raw:
                yield token.start(group), json.loads(raw)


def duplicates(text: str) -> Iterator[tuple[str, int, int]]:
    """Each name that an object has already: the name, its first offset, the offset
    where it comes again.
    """
    stack: list[dict[str, int]] = [{}]
    for token in _TOKEN.finditer(text):
        first = text[token.start(2)]
        raw = token.group(1)
        if raw is not None:
            key: str = json.loads(raw)
            if key in stack[-1]:
                yield key, stack[-1][key], token.start(1)
            stack[-1].setdefault(key, token.start(1))
        if first in "[{":
            stack.append({})
        elif first in "]}":
            stack.pop()


def number_text(text: str, offset: int) -> str:
    """The spelling of the number, true, false or null that stands at a member's name or
    an item.
    """
    token = _TOKEN.match(text, offset)
    return token.group(2) if token is not None else ""
