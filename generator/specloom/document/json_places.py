"""Finds locations in a JSON text that is known to be well-formed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from typing import Any

from specloom.document.kinds import is_array, is_object
from specloom.document.tree import Offsets, collector_at_rest

_STRING = r'"(?:[^"\\]++|\\.)*+"'
# A match is one property or item with all that precedes it, or a closing bracket. Group
# 1 is the property name, group 2 the value, or the opening bracket of the value.
# Possessive quantifiers contain no groups: CPython before 3.11.5 loses such groups.
_TOKEN = re.compile(
    rf"[\s,]*+(?:({_STRING})\s*+:\s*+)?({_STRING}|[\[\]{{}}]|[^\s,\"\[\]{{}}]++)",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t\r\n]*+")


def skipped_space(text: str, offset: int) -> int:
    """The offset after the white space at ``offset``."""
    found = _SPACE.match(text, offset)
    return found.end() if found is not None else offset


def offsets(text: str, value: Any) -> Offsets:
    """Find the offsets of the property names and items of every object and array.

    ``value`` is the parsed ``text`` and has no duplicate names; both are traversed in
    parallel.
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
    """Like ``offsets``, for a text with duplicate names: returns the offset of the last one,
    whose value ``value`` holds.
    """
    found: Offsets = {}
    # The owner of the next property or item (None inside a value that a later duplicate
    # replaced), the offsets of its properties or items, and the indices of its properties.
    # A replaced value may be mistaken for its successor; the successor comes later and
    # overwrites the offsets.
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
    """Return the property ``name`` or the item ``place`` of an owner with its index; None
    and -1 if there is none.
    """
    if is_object(owner) and name is not None:
        key: str = json.loads(name)
        index = indices.get(key, -1)
        return (owner[key], index) if index >= 0 else (None, -1)
    if is_array(owner) and place < len(owner):
        return owner[place], place
    return None, -1


def depth_exceeded(text: str, limit: int) -> int:
    """The offset of the first array or object that is nested in ``limit`` others, otherwise
    of the deepest one.
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
    """Yield every value that is spelled like one of ``literals``, with its offset."""
    for token in _TOKEN.finditer(text):
        if token.group(2) in literals:
            yield token.start(2), token.group(2)


def strings(text: str) -> Iterator[tuple[int, str]]:
    """Yield every name and string with an escape sequence, with its offset."""
    for token in _TOKEN.finditer(text):
        for group in (1, 2):
            raw = token.group(group)
            if raw and raw[0] == '"' and "\\" in raw:
                yield token.start(group), json.loads(raw)


def duplicates(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield every duplicate name with its first offset and the offset of the duplicate."""
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
    """The spelling of the number, true, false or null of the property or item at
    ``offset``.
    """
    token = _TOKEN.match(text, offset)
    return token.group(2) if token is not None else ""
