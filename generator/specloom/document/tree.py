"""The values of a file with their offsets."""

from __future__ import annotations

import gc
import re
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from specloom.diagnostics import Diagnostic, InputError, Report, Span
from specloom.kinds import is_array, is_object

MAX_DEPTH = 500
"""How many arrays and objects may be nested inside each other."""

Offsets = dict[int, list[int]]
"""By ``id()`` of each array and object: the offsets of its items or property names, in
order.
"""


class Places:
    """The offsets of properties and items; ``scan`` finds them on first use."""

    def __init__(self, start: int, scan: Callable[[], Offsets]) -> None:
        self.start = start
        self._scan: Callable[[], Offsets] | None = scan
        self._offsets: Offsets = {}
        self._by_key: dict[int, dict[str, int]] = {}

    def member(self, owner: dict[str, Any], key: str) -> int:
        """The offset of a property name."""
        table = self._by_key.get(id(owner))
        if table is None:
            # Names and offsets are both in document order.
            table = dict(zip(owner, self._of(owner), strict=True))
            self._by_key[id(owner)] = table
        return table[key]

    def item(self, owner: list[Any], index: int) -> int:
        """The offset of an array's item."""
        return self._of(owner)[index]

    def _of(self, owner: object) -> list[int]:
        if self._scan is not None:
            self._offsets, self._scan = self._scan(), None
        return self._offsets[id(owner)]


class Tree:
    """The value of a text, its offsets, and the spelling of scalars that differs from
    Python's.

    ``spellings`` is keyed by the ``id()`` of the owner and the offset of the property or
    item: ``version: 1.10`` has the value 1.1 and the spelling ``1.10``.
    """

    def __init__(
        self, value: Any, places: Places, spellings: dict[tuple[int, int], str]
    ) -> None:
        self.value = value
        self.places = places
        self.spellings = spellings


@contextmanager
def collector_at_rest() -> Generator[None, None, None]:
    """Disable the cyclic garbage collector, which would traverse a growing tree repeatedly;
    this doubles the speed.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def unreadable_error(
    code: str,
    span: Span,
    message: str,
    hint: str = "",
    *,
    related: tuple[tuple[Span, str], ...] = (),
) -> InputError:
    """Return the exception for an input that cannot be read; the caller raises it."""
    return InputError(
        Diagnostic(code=code, span=span, message=message, hint=hint, related=related)
    )


def warn_duplicate_key(report: Report, key: str, first: Span, again: Span) -> None:
    """Report a duplicate key of an object (W105)."""
    report.warning(
        "W105",
        again,
        f"duplicate key {key!r}; this value is used",
        "Remove or rename one of the two keys.",
        related=((first, "first value, ignored"),),
    )


def warn_number_without_value(report: Report, span: Span, text: str, why: str) -> None:
    """Report a number that JSON cannot represent and that is read as a string (W106)."""
    report.warning(
        "W106",
        span,
        f"the value {text[:40]!r} {why}; it is read as a string",
        "Quote it if it is a string; otherwise use a finite number.",
    )


_BREAK = re.compile(r"\r\n?|\n")


class Lines:
    """The lines of a text, split on first use."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self._text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, the inverse of ``place``."""
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a line without its line break; empty if there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")


_TYPE_NAMES = {
    "dict": "an object",
    "list": "an array",
    "str": "a string",
    "bool": "a boolean",
    "int": "a number",
    "float": "a number",
}


def kind_of(value: Any) -> str:
    """The JSON type of a value with its article: ``an object``, ``a string``, ``null``."""
    return _TYPE_NAMES.get(type(value).__name__, "null")


def member(value: Any, key: str) -> Any:
    """A property of an object; None if it is missing or the value is not an object."""
    return value.get(key) if is_object(value) else None


def child_at(value: Any, token: str) -> Any:
    """The property or item of a reference token that is known to exist."""
    return value[int(token)] if is_array(value) else value[token]


def value_at(value: Any, pointer: Iterable[str]) -> Any:
    """The value of a pointer that is known to exist."""
    for token in pointer:
        value = child_at(value, token)
    return value
