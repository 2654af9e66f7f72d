"""JSON read into nodes."""

from __future__ import annotations

import json
import math
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Set
from functools import cached_property
from itertools import islice
from typing import Any, NoReturn

from specloom.diagnostics import Report, Span
from specloom.document.tree import (
    MAX_DEPTH,
    EncodedLines,
    Offsets,
    Places,
    Tree,
    collector_at_rest,
    unreadable_error,
    warn_duplicate_key,
    warn_number_without_value,
)
from specloom.kinds import is_array, is_object

_STRING = rb'"(?:[^"\\]++|\\.)*+"'
# A match is one property or item with all that precedes it, or a closing bracket. Group
# 1 is the property name, group 2 the value, or the opening bracket of the value.
# Possessive quantifiers contain no groups: CPython before 3.11.5 loses such groups.
_TOKEN = re.compile(
    rb"[\s,]*+(?:(%b)\s*+:\s*+)?(%b|[\[\]{}]|[^\s,\"\[\]{}]++)" % (_STRING, _STRING),
    re.DOTALL,
)
# A match is all that precedes the next bracket, and the bracket, or all of the rest:
# without the latter, each character of the rest would be tried as a beginning.
_OPENING = re.compile(rb'(?:[^"\[{]++|%b)*+([\[{]|\Z)' % _STRING, re.DOTALL)
_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|%b)*+([\[\]{}]|\Z)' % _STRING, re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*+")


def skipped_space(text: str, offset: int) -> int:
    """The offset after the white space at ``offset``."""
    found = _SPACE.match(text, offset)
    return found.end() if found is not None else offset


class JsonOffsets:
    """Finds the offsets of the property names and items of an array or object.

    ``value`` is the parsed ``data`` and has no duplicate names. The first use finds where
    each array and object begins; only in those that are asked for, the parts are located.
    """

    def __init__(self, data: bytes, value: Any) -> None:
        self._data = data
        self._value = value

    def __call__(self, owner: object) -> list[int]:
        """The offsets of the property names or items of a part of ``value``, in order."""
        data, found = self._data, list[int]()
        owners, openings = self._openings
        place = openings[bisect_left(owners, id(owner))] + 1
        while token := _TOKEN.match(data, place):
            start = token.start(2)
            if data[start] in b"]}":
                break
            found.append(token.start(1) if token.start(1) >= 0 else start)
            place = self._end(start) if data[start] in b"[{" else token.end()
        return found

    @cached_property
    def _openings(self) -> tuple[array[int], array[int]]:
        """The ``id()`` of each array and object, sorted, and the offset of its bracket.

        A dictionary would take five times as much memory.
        """
        owners = array("Q")
        stack: list[Any] = [self._value] if self._value.__class__ in _OWNERS else []
        while stack:
            owner = stack.pop()
            owners.append(id(owner))
            inner = owner.values() if is_object(owner) else owner
            stack.extend([v for v in inner if v.__class__ in _OWNERS][::-1])
        brackets = _OPENING.finditer(self._data)
        places = array("Q", (found.start(1) for found in islice(brackets, len(owners))))
        order = sorted(range(len(places)), key=owners.__getitem__)
        return (
            array("Q", map(owners.__getitem__, order)),
            array("Q", map(places.__getitem__, order)),
        )

    def _end(self, opening: int) -> int:
        """The offset after the array or object that begins at ``opening``."""
        depth = 0
        for found in _BRACKET.finditer(self._data, opening):
            depth += 1 if found.group(1) in (b"[", b"{") else -1
            if not depth:
                return found.end()
        return len(self._data)


def last_offsets(data: bytes, value: Any) -> Offsets:
    """The offsets of the property names and items of all arrays and objects of ``data``.

    ``value`` is the parsed data. Of duplicate names, the last one is found, whose value
    ``value`` holds.
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
        for token in _TOKEN.finditer(data):
            first = data[token.start(2)]
            if first in b"]}":
                owner, starts, indices, place = stack.pop()
                continue
            inner, index = _child_of(owner, indices, token.group(1), place)
            place += 1
            if index >= 0:
                starts[index] = token.start(1) if token.group(1) else token.start(2)
            if first in b"[{":
                stack.append((owner, starts, indices, place))
                same = is_object(inner) == (first in b"{")
                held = same and (is_object(inner) or is_array(inner))
                owner = inner if held else None
                starts = found[id(owner)] = [0] * len(owner or ())
                keys = iter(owner) if is_object(owner) else iter(list[str]())
                indices = {key: index for index, key in enumerate(keys)}
                place = 0
    found.pop(id(None), None)
    return found


class _LastOffsets:
    """Like ``JsonOffsets``, for data with duplicate names."""

    def __init__(self, data: bytes, value: Any) -> None:
        self._data = data
        self._value = value

    def __call__(self, owner: object) -> list[int]:
        return self._all[id(owner)]

    @cached_property
    def _all(self) -> Offsets:
        return last_offsets(self._data, self._value)


def _child_of(
    owner: Any, indices: dict[str, int], name: bytes | None, place: int
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


def depth_exceeded(data: bytes, limit: int) -> int:
    """The offset of the first array or object that is nested in ``limit`` others, otherwise
    of the deepest one.
    """
    depth = deepest = place = 0
    for token in _TOKEN.finditer(data):
        first = data[token.start(2)]
        if first in b"]}":
            depth -= 1
        elif first in b"[{":
            depth += 1
            if depth > deepest:
                deepest, place = depth, token.start(2)
            if depth > limit:
                break
    return place


def scalars(data: bytes, literals: Set[str]) -> Iterator[tuple[int, str]]:
    """Yield every value that is spelled like one of ``literals``, with its offset."""
    encoded = {literal.encode() for literal in literals}
    for token in _TOKEN.finditer(data):
        if token.group(2) in encoded:
            yield token.start(2), token.group(2).decode()


def strings(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield every name and string with an escape sequence, with its offset."""
    for token in _TOKEN.finditer(data):
        for group in (1, 2):
            raw = token.group(group)
            if raw and raw.startswith(b'"') and b"\\" in raw:
                yield token.start(group), json.loads(raw)


def duplicates(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield every duplicate name with its first offset and the offset of the duplicate."""
    stack: list[dict[str, int]] = [{}]
    for token in _TOKEN.finditer(data):
        first = data[token.start(2)]
        raw = token.group(1)
        if raw is not None:
            key: str = json.loads(raw)
            if key in stack[-1]:
                yield key, stack[-1][key], token.start(1)
            stack[-1].setdefault(key, token.start(1))
        if first in b"[{":
            stack.append({})
        elif first in b"]}":
            stack.pop()


def number_text(data: bytes, offset: int) -> str:
    """The spelling of the number, true, false or null of the property or item at
    ``offset``.
    """
    token = _TOKEN.match(data, offset)
    return token.group(2).decode() if token is not None else ""


_LONE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


_OWNERS = frozenset((dict, list))


class NotJsonError(Exception):
    """A JSON syntax error at ``offset``; the text may still be YAML."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class _Hooks:
    """Hooks of Python's JSON parser, which record what needs a diagnostic."""

    __slots__ = ("has_duplicates", "unrepresentable")

    def __init__(self) -> None:
        self.has_duplicates = False
        self.unrepresentable: set[str] = set()

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Build an object; of duplicate names the last value is used."""
        value = dict(pairs)
        if len(value) != len(pairs):
            self.has_duplicates = True
        return value

    def spelled(self, literal: str) -> str:
        """Return NaN or an infinity, which only Python accepts, as a string."""
        self.unrepresentable.add(literal)
        return literal

    def finite(self, literal: str) -> float | str:
        """Return a number, as a string if it is out of range."""
        value = float(literal)
        return self.spelled(literal) if math.isinf(value) else value


def parse_json(text: str, shown: str, report: Report) -> Tree:
    """Parse a JSON text (RFC 8259).

    Of duplicate names the last value is used (W105). NaN, infinities and numbers out of
    range are read as strings (W106).

    Raises:
        NotJsonError: the text has a syntax error.
        InputError: the text has a number with more than 4,300 digits, a lone surrogate, or
            too many nested values.
    """
    hooks = _Hooks()
    data = text.encode()
    lines = EncodedLines(data)
    locator = _ErrorLocator(data, lines, shown)
    try:
        with collector_at_rest():
            value = json.loads(
                text,
                object_pairs_hook=hooks.members,
                parse_constant=hooks.spelled,
                parse_float=hooks.finite,
            )
    except json.JSONDecodeError as cause:
        raise NotJsonError(*_message(text, cause)) from None
    except RecursionError:
        locator.too_deep()
    except ValueError:  # more digits than Python converts
        locator.long_number()
    if _is_deeper(value, MAX_DEPTH):
        locator.too_deep()
    if _LONE_SURROGATE.search(text) is not None:
        locator.surrogates()
    if hooks.unrepresentable:
        locator.numbers(report, hooks.unrepresentable)
    if hooks.has_duplicates:
        locator.duplicates(report)
    find = (_LastOffsets if hooks.has_duplicates else JsonOffsets)(data, value)
    places = Places(skipped_space(text, 0), find)
    return Tree(value, lines, places, lambda _, offset: number_text(data, offset))


def _message(text: str, cause: json.JSONDecodeError) -> tuple[str, int]:
    """Return message and offset of a syntax error; the message for a trailing comma is the
    same in all versions of Python.
    """
    before = text[: cause.pos].rstrip()
    if before.endswith(",") and text[cause.pos : cause.pos + 1] in ("}", "]"):
        return "Illegal trailing comma", len(before) - 1
    if cause.msg.startswith("Illegal trailing comma"):
        return "Illegal trailing comma", cause.pos
    return cause.msg, cause.pos


def _is_deeper(value: Any, limit: int) -> bool:
    """Whether more than ``limit`` arrays and objects are nested inside each other."""
    level: list[Any] = [value]
    for _ in range(limit):
        inner: list[Any] = []
        for owner in level:
            if is_object(owner):
                inner += [v for v in owner.values() if v.__class__ in _OWNERS]
            elif is_array(owner):
                inner += [v for v in owner if v.__class__ in _OWNERS]
        if not inner:
            return False
        level = inner
    return True


class _ErrorLocator:
    """Finds the locations of errors that Python's JSON parser does not locate."""

    def __init__(self, data: bytes, lines: EncodedLines, shown: str) -> None:
        self._data = data
        self._lines = lines
        self._shown = shown

    def _span(self, offset: int) -> Span:
        return Span(self._shown, *self._lines.place(offset))

    def too_deep(self) -> NoReturn:
        """Raise the error for too many nested values (E109)."""
        raise unreadable_error(
            "E109",
            self._span(depth_exceeded(self._data, MAX_DEPTH)),
            f"more than {MAX_DEPTH} arrays and objects are nested inside each other",
            "Move the inner parts to components and refer to them with $ref.",
        )

    def numbers(self, report: Report, literals: Set[str]) -> None:
        """Report NaN, infinities and numbers beyond the range of a double (W106)."""
        for offset, text in scalars(self._data, literals):
            why = "is not a JSON number" if text[-1].isalpha() else ""
            warn_number_without_value(
                report, self._span(offset), text, why or "is out of range"
            )

    def long_number(self) -> NoReturn:
        """Raise the error for an integer with too many digits (E114)."""
        found = re.search(rb"\d{4301,}", self._data)
        raise unreadable_error(
            "E114",
            self._span(found.start() if found else 0),
            "the number has too many digits",
            "Quote it if it is a string.",
        )

    def surrogates(self) -> None:
        """Raise the error for the first lone surrogate (E116), if there is one."""
        for offset, text in strings(self._data):
            if _SURROGATE.search(text) is not None:
                raise unreadable_error(
                    "E116",
                    self._span(offset),
                    "the string contains a lone surrogate",
                    "Write the character itself, or both \\u escapes of the pair.",
                )

    def duplicates(self, report: Report) -> None:
        """Report the duplicate names of objects (W105)."""
        for key, first, again in duplicates(self._data):
            warn_duplicate_key(report, key, self._span(first), self._span(again))
