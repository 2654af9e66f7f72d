"""The values of a file with their offsets."""

from __future__ import annotations

import gc
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate, chain
from typing import Any, Protocol

from specloom.diagnostics import Diagnostic, InputError, Report, Span
from specloom.kinds import is_array, is_object

MAX_DEPTH = 500
"""How many arrays and objects may be nested inside each other."""

Offsets = dict[int, list[int]]
"""By ``id()`` of each array and object: the offsets of its items or property names, in
order.
"""


class Places:
    """The offsets of properties and items.

    ``start`` is the offset of the whole value; ``find`` returns the offsets of the items or
    property names of an array or object, in order.
    """

    def __init__(self, start: int, find: Callable[[object], list[int]]) -> None:
        self.start = start
        self._find = find
        self._members: dict[int, dict[str, int]] = {}
        self._items: dict[int, list[int]] = {}

    def member(self, owner: dict[str, Any], key: str) -> int:
        """The offset of a property name."""
        table = self._members.get(id(owner))
        if table is None:
            # Names and offsets are both in document order.
            table = dict(zip(owner, self._find(owner), strict=True))
            self._members[id(owner)] = table
        return table[key]

    def item(self, owner: list[Any], index: int) -> int:
        """The offset of an array's item."""
        known = self._items.get(id(owner))
        if known is None:
            known = self._items[id(owner)] = self._find(owner)
        return known[index]


class Locator(Protocol):
    """Converts offsets to lines and columns."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        ...


class Tree:
    """The value of a text, and the locations in it.

    ``spelling`` returns the spelling of a scalar if it may differ from Python's, by its
    owner and the offset of the property or item: ``version: 1.10`` has the value 1.1 and
    the spelling ``1.10``.
    """

    def __init__(
        self,
        value: Any,
        lines: Locator,
        places: Places,
        spelling: Callable[[object, int], str | None],
    ) -> None:
        self.value = value
        self.lines = lines
        self.places = places
        self.spelling = spelling


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
_CONTINUATIONS = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that do not begin a character."""
_BLOCK = 4096
_PART = 1_000_000


class Lines:
    """The lines of a text, split on first use."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> array[int]:
        return array("L", [0, *(found.end() for found in _BREAK.finditer(self._text))])

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, the inverse of ``place``."""
        return self._starts[line - 1] + column - 1


class EncodedLines:
    """The lines of a text in UTF-8; offsets count bytes.

    Large documents are kept in UTF-8, because one emoji makes Python store each character
    of a text in four bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _starts(self) -> array[int]:
        lines = chain.from_iterable(part.splitlines(True) for part in self._parts())
        starts = array("L", accumulate(map(len, lines), initial=0))
        if self._data and self._data[-1] not in b"\r\n":
            del starts[-1]  # no line starts at its end
        return starts

    def _parts(self) -> Iterator[bytes]:
        """Yield whole lines: all of them at once take more memory than the text."""
        start, size = 0, len(self._data)
        while start < size:
            end = self._data.find(b"\n", start + _PART) + 1 or size
            yield self._data[start:end]
            start = end

    @cached_property
    def _characters(self) -> array[int]:
        """The number of characters before each block: a document can be a single line."""
        found, total = array("L", [0]), 0
        for start in range(0, len(self._data), _BLOCK):
            total += _characters_in(self._data[start : start + _BLOCK])
            found.append(total)
        return found

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1; the column in characters."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        return line, self._before(offset) - self._before(start) + 1

    def line(self, number: int) -> str:
        """The text of a line without its line break; empty if there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start, *rest = self._starts[number - 1 : number + 1]
        line = self._data[start : rest[0] if rest else None]
        return line.decode("utf-8", "replace").rstrip("\r\n")

    def _before(self, offset: int) -> int:
        block = offset // _BLOCK
        rest = self._data[block * _BLOCK : offset]
        return self._characters[block] + _characters_in(rest)


def _characters_in(data: bytes) -> int:
    """How many characters begin in some bytes of UTF-8."""
    return len(data.translate(None, _CONTINUATIONS))


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


def spelling(value: Any) -> str:
    """The default spelling of a scalar, as in JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)
