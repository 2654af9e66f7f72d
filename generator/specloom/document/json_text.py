"""JSON text as a tree of plain values."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Set
from typing import Any, NoReturn

from specloom.diagnostics import Report, Span
from specloom.document import json_places
from specloom.document.faults import doubled, endless, refusal
from specloom.document.kinds import is_array, is_object
from specloom.document.lines import Lines
from specloom.document.tree import MAX_DEPTH, Places, Tree, collector_at_rest

_LONE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


_OWNERS = frozenset((dict, list))


class NotJsonError(Exception):
    """The text breaks JSON's grammar at ``offset``; it may still be YAML."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class _Hooks:
    """What Python's reader asks; it remembers what must be told of the text."""

    __slots__ = ("repeats", "unfit")

    def __init__(self) -> None:
        self.repeats = False
        self.unfit: set[str] = set()

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object; the later of two members of the same name counts."""
        value = dict(pairs)
        if len(value) != len(pairs):
            self.repeats = True
        return value

    def spelled(self, literal: str) -> str:
        """A number that only Python knows, as text."""
        self.unfit.add(literal)
        return literal

    def finite(self, literal: str) -> float | str:
        """A number, as text when it is out of range."""
        value = float(literal)
        return self.spelled(literal) if math.isinf(value) else value


def parse_json(text: str, lines: Lines, shown: str, report: Report) -> Tree:
    """The tree of a JSON text (RFC 8259).

    Of names that stand twice in an object the later one counts (W105); numbers that are
    none, or out of range, are read as text (W106).

    Raises NotJsonError when the grammar is broken, and InputError when the text is JSON
    that nobody could rely on: a number of thousands of digits, a lone surrogate, endless
    nesting.
    """
    hooks = _Hooks()
    fault = _Faults(text, lines, shown)
    try:
        with collector_at_rest():
            value = json.loads(
                text,
                object_pairs_hook=hooks.members,
                parse_constant=hooks.spelled,
                parse_float=hooks.finite,
            )
    except json.JSONDecodeError as cause:
        raise NotJsonError(*_worded(text, cause)) from None
    except RecursionError:
        fault.too_deep()
    except ValueError:  # more digits than Python converts
        fault.long_number()
    if _is_deeper(value, MAX_DEPTH):
        fault.too_deep()
    if _LONE_SURROGATE.search(text) is not None:
        fault.surrogates()
    if hooks.unfit:
        fault.numbers(report, hooks.unfit)
    if hooks.repeats:
        fault.duplicates(report)
    walk = json_places.last_offsets if hooks.repeats else json_places.offsets
    start = json_places.skipped_space(text, 0)
    return Tree(value, Places(start, lambda: walk(text, value)), {})


def _worded(text: str, cause: json.JSONDecodeError) -> tuple[str, int]:
    """What is wrong and where; a comma too many is told alike by every Python."""
    before = text[: cause.pos].rstrip()
    if before.endswith(",") and text[cause.pos : cause.pos + 1] in ("}", "]"):
        return "Illegal trailing comma", len(before) - 1
    if cause.msg.startswith("Illegal trailing comma"):
        return "Illegal trailing comma", cause.pos
    return cause.msg, cause.pos


def _is_deeper(value: Any, limit: int) -> bool:
    """Whether more than ``limit`` arrays and objects stand inside each other."""
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


class _Faults:
    """Finds the place of a fault that Python's reader tells without one."""

    def __init__(self, text: str, lines: Lines, shown: str) -> None:
        self._text = text
        self._lines = lines
        self._shown = shown

    def _span(self, offset: int) -> Span:
        return Span(self._shown, *self._lines.place(offset))

    def too_deep(self) -> NoReturn:
        """Refuses nesting (E109)."""
        raise refusal(
            "E109",
            self._span(json_places.depth_exceeded(self._text, MAX_DEPTH)),
            f"More than {MAX_DEPTH} arrays and objects stand inside each other.",
            "Name the inner parts and use $ref.",
        )

    def numbers(self, report: Report, literals: Set[str]) -> None:
        """Tells of NaN, the infinities and numbers beyond a double's range (W106)."""
        for offset, text in json_places.scalars(self._text, literals):
            why = "is not a number that JSON knows" if text[-1].isalpha() else ""
            endless(report, self._span(offset), text, why or "is out of range")

    def long_number(self) -> NoReturn:
        """Refuses an integer of thousands of digits (E114)."""
        found = re.search(r"\d{4301,}", self._text)
        raise refusal(
            "E114",
            self._span(found.start() if found else 0),
            "The number has too many digits.",
            "Quote it when text is meant.",
        )

    def surrogates(self) -> None:
        """Refuses half a character (E116), unless each escape has its other half."""
        for offset, text in json_places.strings(self._text):
            if _SURROGATE.search(text) is not None:
                raise refusal(
                    "E116",
                    self._span(offset),
                    "The string holds half of a character: a lone surrogate.",
                    "Write the character itself, or both of its \\u escapes.",
                )

    def duplicates(self, report: Report) -> None:
        """Tells of the names that stand twice in an object (W105)."""
        for key, first, again in json_places.duplicates(self._text):
            doubled(report, key, self._span(first), self._span(again))
