"""Texts that match a simple regular expression of JSON Schema's ``pattern`` (ECMA 262)."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

from specloom.patterns import finds

_CLASSES = {
    "d": string.digits[1:] + "0",
    "w": string.ascii_lowercase + string.ascii_uppercase + string.digits + "_",
    "s": " ",
    "D": string.ascii_lowercase,
    "W": "-.",
    "S": string.ascii_lowercase + string.digits,
}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_ANY = string.ascii_lowercase + string.digits
_LONGEST = 10_000  # characters of a text, and atoms read for it
_MOST_MEMBERS = 100_000  # of classes, read for a text
_PRINTABLE = _ANY + string.ascii_uppercase + " -_.:/@#+,;!?()=&%$*~"


class _UnsupportedError(Exception):
    """The pattern uses what is not read here (look-around, back references, properties)."""


class _TooLongError(Exception):
    """The text would be longer than a sample may be."""


def text_matching(pattern: str, shortest: int, longest: int | None) -> str | None:
    """A text of ``shortest`` to ``longest`` characters that matches, or None if none was found."""
    for extra in dict.fromkeys((0, 1, 2, 3, 5, 7, 11, shortest, shortest // 2)):
        try:
            text = _Writer(pattern, extra).alternatives()
        except _TooLongError:
            if not extra:
                return None
            continue
        except (_UnsupportedError, IndexError, ValueError, RecursionError):
            return None
        if not pattern.endswith("$"):
            text = text.ljust(shortest, "a")
        fits = len(text) >= shortest and (longest is None or len(text) <= longest)
        if fits and finds(pattern, text) is not False:
            return text
    return None


@dataclass(slots=True)
class _Writer:
    """Reads a pattern from left to right; repeats ``extra`` times more than it must."""

    pattern: str
    extra: int
    at: int = 0
    written: int = 0
    read: int = 0
    members: int = 0

    def alternatives(self) -> str:
        """The first branch up to the end or the closing parenthesis; others are read over."""
        first: str | None = None
        while True:
            branch = self._sequence()
            first = branch if first is None else first
            if self._peek() != "|":
                return first
            self.at += 1

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def _sequence(self) -> str:
        parts: list[str] = []
        while self._peek() and self._peek() not in "|)":
            start = self.at
            self._atom()
            end = self.at
            for _ in range(self._times()):
                after, self.at = self.at, start
                parts.append(self._atom())
                assert self.at == end
                self.at = after
        return "".join(parts)

    def _atom(self) -> str:
        self.read += 1
        if self.read > _LONGEST:
            raise _TooLongError
        mark = self._next()
        match mark:
            case "^" | "$":
                return ""
            case ".":
                return self._pick(_ANY)
            case "\\":
                return self._escape()
            case "[":
                return self._pick(self._members())
            case "(":
                return self._group()
            case _:
                return mark

    def _group(self) -> str:
        if self.pattern.startswith("?", self.at):
            head = re.compile(r"\?(:|P?<[A-Za-z_]\w*>)").match(self.pattern, self.at)
            if head is None:
                raise _UnsupportedError
            self.at = head.end()
        inner = self.alternatives()
        if self._next() != ")":
            raise _UnsupportedError
        return inner

    def _pick(self, members: str) -> str:
        self.written += 1
        return members[(self.written - 1) % len(members)]

    def _escape(self) -> str:
        mark = self._next()
        if mark in _CLASSES:
            return self._pick(_CLASSES[mark])
        return "" if mark in "bBAzZ" else self._character(mark)

    def _character(self, mark: str) -> str:
        if mark in "ux":
            digits = 4 if mark == "u" else 2
            self.at += digits
            return chr(int(self.pattern[self.at - digits : self.at], 16))
        if mark.isalnum() and mark not in _CONTROLS:
            raise _UnsupportedError
        return _CONTROLS.get(mark, mark)

    def _members(self) -> str:
        negated = self._peek() == "^"
        self.at += negated
        found: list[str] = []
        start = self.at
        while self._peek() != "]" or self.at == start:
            found.extend(self._range())
            self.members += 1
            if self.members > _MOST_MEMBERS:
                raise _TooLongError
        self.at += 1
        if negated:
            return "".join(c for c in _PRINTABLE if c not in found)
        return "".join(sorted(found, key=lambda c: (not c.isalnum(), c)))

    def _range(self) -> str:
        low = self._next()
        if low == "\\":
            mark = self._next()
            if mark in _CLASSES:
                return _CLASSES[mark]
            low = self._character(mark)
        if self._peek() != "-" or self.pattern[self.at + 1] == "]":
            return low
        self.at += 1
        high = self._next()
        if high == "\\":
            high = self._character(self._next())
        last = min(ord(high), ord(low) + 127)
        return "".join(map(chr, range(ord(low), last + 1)))

    def _times(self) -> int:
        found = re.compile(r"[*+?]|\{(\d+)(,?)(\d*)\}").match(self.pattern, self.at)
        if found is None:
            return 1
        self.at = found.end() + self.pattern.startswith(("?", "+"), found.end())
        least = {"*": 0, "+": 1, "?": 0}.get(found[0])
        if least is None:
            least = int(found[1])
            if not found[2]:
                return least
            most = int(found[3]) if found[3] else None
        else:
            most = 1 if found[0] == "?" else None
        wanted = least + self.extra
        return min(wanted, 4096) if most is None else min(wanted, most)
