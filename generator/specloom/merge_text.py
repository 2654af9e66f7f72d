"""Texts that git merges: JSON with one row per line, and conflict markers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from specloom.kinds import is_array

FORM = "form"
LAST = f'["{FORM}", 2]'
_START, _END = "[", "]"


def rows_text(rows: Iterable[Iterable[object]]) -> str:
    """Format rows as a file, sorted by their text."""
    lines = sorted(json.dumps([*row], ensure_ascii=False) for row in rows)
    return "\n".join([_START, *(f"{line}," for line in lines), LAST, _END, ""])


def is_rows(text: str) -> bool:
    """Whether a text has this format and is complete."""
    lines = text.rstrip().rsplit("\n", 2)
    return [line.rstrip("\r") for line in lines[-2:]] == [LAST, _END]


def rows_of(text: str) -> Iterator[list[Any]]:
    """Yield the rows that can be parsed; other lines are skipped."""
    for line in text.split("\n"):
        found = row_of(line)
        if found is not None and found[:1] != [FORM]:
            yield found


def row_of(line: str) -> list[Any] | None:
    """Parse the row on a line; None if there is none."""
    plain = line.strip().removesuffix(",")
    if not plain.startswith(_START) or not plain.endswith(_END):
        return None
    try:
        row = json.loads(plain)
    except (ValueError, RecursionError):
        return None
    return row if is_array(row) and row and isinstance(row[0], str) else None


def is_frame(line: str) -> bool:
    """Whether a line is a bracket or empty."""
    return line.strip() in ("", _START, _END)


_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\Z")
# After a mark: which of the two sides the lines that follow belong to.
_SIDES = {
    "<": (True, False),
    "|": (False, False),
    "=": (False, True),
    ">": (True, True),
}
_NEXT = {"<": "|=", "|": "=", "=": ">", ">": "<"}


def conflict_sides(text: str) -> tuple[str, ...]:
    """The two texts that a merge could not bring together; the text alone when it has no
    marks, or has them in an order that no merge leaves.
    """
    if "<<<<<<<" not in text:
        return (text,)
    ours: list[str] = []
    theirs: list[str] = []
    expected, mine, other = "<", True, True
    for line in text.splitlines(keepends=True):
        mark = _MARK.match(line.rstrip("\r\n"))
        if mark is None:
            ours += [line] * mine
            theirs += [line] * other
        elif mark[1][0] in expected:
            mine, other = _SIDES[mark[1][0]]
            expected = _NEXT[mark[1][0]]
        else:
            return (text,)
    return ("".join(ours), "".join(theirs)) if expected == "<" else (text,)


def conflicting(text: str) -> bool:
    """Whether the text has the marks of a merge conflict."""
    return len(conflict_sides(text)) > 1


def marked(text: str) -> bool:
    """Whether a line is a mark of a merge conflict, even where the conflict is not whole."""
    return any(_is_stray(line) for line in text.splitlines())


def united(text: str) -> str:
    """A text of lines that do not depend on each other, with both sides of each conflict:
    first our lines, then those of theirs that we have not. No mark is left.
    """
    if conflicting(text):
        text = "".join(_united(text))
    if not marked(text):
        return text
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not _is_stray(line))


def _united(text: str) -> Iterator[str]:
    mine, other = True, True
    ours: set[str] = set()
    for line in text.splitlines(keepends=True):
        mark = _MARK.match(line.rstrip("\r\n"))
        if mark is not None:
            mine, other = _SIDES[mark[1][0]]
            ours = set() if mark[1][0] == "<" else ours
        elif mine:
            if not other:
                ours.add(line)
            yield line
        elif other and line not in ours:
            yield line


def _is_stray(line: str) -> bool:
    mark = _MARK.match(line.rstrip("\r\n"))
    return mark is not None and mark[1][0] != "="
