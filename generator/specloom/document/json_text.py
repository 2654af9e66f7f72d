"""JSON text as a tree of plain values."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.document import json_places
from specloom.document.faults import refusal
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


class _RefusedNumberError(ValueError):
    """A number that only Python's reader knows; ``literal`` is its spelling."""

    def __init__(self, literal: str) -> None:
        super().__init__(literal)
        self.literal = literal


def parse_json(text: str, lines: Lines, shown: str) -> Tree:
    """The tree of a JSON text (RFC 8259).

    Raises NotJsonError when the grammar is broken, and InputError when the text is JSON
    that nobody could rely on: a number out of range, a lone surrogate, endless nesting,
    a name that stands twice in an object.
    """
    doubled = False

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal doubled
        value = dict(pairs)
        if len(value) != len(pairs):
            doubled = True
        return value

    fault = _Faults(text, lines, shown)
    try:
        with collector_at_rest():
            value = json.loads(
                text,
                object_pairs_hook=members,
                parse_constant=_refuse_constant,
                parse_float=_finite,
            )
    except json.JSONDecodeError as cause:
        raise NotJsonError(*_worded(text, cause)) from None
    except RecursionError:
        fault.too_deep()
    except _RefusedNumberError as refused:
        fault.number(refused.literal)
    except ValueError:  # more digits than Python converts
        fault.long_number()
    if _is_deeper(value, MAX_DEPTH):
        fault.too_deep()
    if _LONE_SURROGATE.search(text) is not None:
        fault.surrogates()
    if doubled:
        fault.duplicates()
    start = json_places.skipped_space(text, 0)
    return Tree(value, Places(start, lambda: json_places.offsets(text, value)), {})


def _worded(text: str, cause: json.JSONDecodeError) -> tuple[str, int]:
    """What is wrong and where; a comma too many is told alike by every Python."""
    before = text[: cause.pos].rstrip()
    if before.endswith(",") and text[cause.pos : cause.pos + 1] in ("}", "]"):
        return "Illegal trailing comma", len(before) - 1
    if cause.msg.startswith("Illegal trailing comma"):
        return "Illegal trailing comma", cause.pos
    return cause.msg, cause.pos


def _refuse_constant(literal: str) -> NoReturn:
    raise _RefusedNumberError(literal)


def _finite(literal: str) -> float:
    value = float(literal)
    if math.isinf(value):
        raise _RefusedNumberError(literal)
    return value


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

    def number(self, literal: str) -> NoReturn:
        """Refuses NaN, the infinities and numbers beyond a double's range (E114)."""
        raise refusal(
            "E114",
            self._span(json_places.scalar_offset(self._text, literal)),
            f"The value {literal[:40]} is not a number that JSON can carry.",
            "Quote it when text is meant.",
        )

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

    def duplicates(self) -> NoReturn:
        """Refuses the names that stand twice in an object, all of them at once (E107)."""
        raise InputError(
            *(
                Diagnostic(
                    code="E107",
                    span=self._span(again),
                    message=f"The key {key!r} stands twice in the same object.",
                    hint="Keep one of them.",
                    related=((self._span(first), "it stands here first"),),
                )
                for key, first, again in json_places.duplicates(self._text)
            )
        )
