"""Parses JSON text into a tree of plain values."""

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
    """A JSON syntax error at ``offset``; the text may still be YAML."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class _Hooks:
    """Hooks of Python's JSON parser, which record what needs a diagnostic."""

    __slots__ = ("repeats", "unfit")

    def __init__(self) -> None:
        self.repeats = False
        self.unfit: set[str] = set()

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Build an object; of duplicate names the last value is used."""
        value = dict(pairs)
        if len(value) != len(pairs):
            self.repeats = True
        return value

    def spelled(self, literal: str) -> str:
        """Return NaN or an infinity, which only Python accepts, as a string."""
        self.unfit.add(literal)
        return literal

    def finite(self, literal: str) -> float | str:
        """Return a number, as a string if it is out of range."""
        value = float(literal)
        return self.spelled(literal) if math.isinf(value) else value


def parse_json(text: str, lines: Lines, shown: str, report: Report) -> Tree:
    """Parse a JSON text (RFC 8259).

    Of duplicate names the last value is used (W105). NaN, infinities and numbers out of
    range are read as strings (W106).

    Raises:
        NotJsonError: the text has a syntax error.
        InputError: the text has a number with more than 4,300 digits, a lone surrogate, or
            too many nested values.
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


class _Faults:
    """Finds the locations of errors that Python's JSON parser does not locate."""

    def __init__(self, text: str, lines: Lines, shown: str) -> None:
        self._text = text
        self._lines = lines
        self._shown = shown

    def _span(self, offset: int) -> Span:
        return Span(self._shown, *self._lines.place(offset))

    def too_deep(self) -> NoReturn:
        """Raise the error for too many nested values (E109)."""
        raise refusal(
            "E109",
            self._span(json_places.depth_exceeded(self._text, MAX_DEPTH)),
            f"more than {MAX_DEPTH} arrays and objects are nested inside each other",
            "Move the inner parts to components and refer to them with $ref.",
        )

    def numbers(self, report: Report, literals: Set[str]) -> None:
        """Report NaN, infinities and numbers beyond the range of a double (W106)."""
        for offset, text in json_places.scalars(self._text, literals):
            why = "is not a JSON number" if text[-1].isalpha() else ""
            endless(report, self._span(offset), text, why or "is out of range")

    def long_number(self) -> NoReturn:
        """Raise the error for an integer with too many digits (E114)."""
        found = re.search(r"\d{4301,}", self._text)
        raise refusal(
            "E114",
            self._span(found.start() if found else 0),
            "the number has too many digits",
            "Quote it if it is a string.",
        )

    def surrogates(self) -> None:
        """Raise the error for the first lone surrogate (E116), if there is one."""
        for offset, text in json_places.strings(self._text):
            if _SURROGATE.search(text) is not None:
                raise refusal(
                    "E116",
                    self._span(offset),
                    "the string contains a lone surrogate",
                    "Write the character itself, or both \\u escapes of the pair.",
                )

    def duplicates(self, report: Report) -> None:
        """Report the duplicate names of objects (W105)."""
        for key, first, again in json_places.duplicates(self._text):
            doubled(report, key, self._span(first), self._span(again))
