"""Texts that git merges: JSON with one row per line, and conflict markers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from typing import Any

from specloom.kinds import is_array

FORMAT_ROW = "form"
LAST = f'["{FORMAT_ROW}", 2]'
_START, _END = "[", "]"
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def rows_text(rows: Iterable[Iterable[object]]) -> str:
    """Format rows as a file, sorted by their text."""
    lines = sorted(_row_text([*row]) for row in rows)
    return "\n".join([_START, ",\n".join([*lines, LAST]), _END, ""])


def _row_text(row: list[Any]) -> str:
    try:
        return f"[{', '.join(map(encode_basestring, row))}]"
    except TypeError:  # not only strings
        return _encoded(row)


def is_rows(text: str) -> bool:
    """Whether a text has this format and is complete."""
    lines = text.rstrip().rsplit("\n", 2)
    return [line.rstrip("\r") for line in lines[-2:]] == [LAST, _END]


def rows_of(text: str) -> Iterator[list[Any]]:
    """Yield the rows that can be parsed; other lines are skipped."""
    for line in text.split("\n"):
        found = row_of(line)
        if found is not None and found[:1] != [FORMAT_ROW]:
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


_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\Z")
# The sides (ours, theirs) that the lines after a marker belong to.
_SIDES = {
    "<": (True, False),
    "|": (False, False),
    "=": (False, True),
    ">": (True, True),
}
_NEXT = {"<": "|=", "|": "=", "=": ">", ">": "<"}


def conflict_sides(text: str) -> tuple[str, ...]:
    """Return the two sides of a text with conflict markers.

    Returns only the text itself if it has no markers, or has them in an order that
    git does not write.
    """
    if "<<<<<<<" not in text:
        return (text,)
    ours: list[str] = []
    theirs: list[str] = []
    expected, in_ours, in_theirs = "<", True, True
    for line in text.splitlines(keepends=True):
        mark = _MARKER.match(line.rstrip("\r\n"))
        if mark is None:
            ours += [line] * in_ours
            theirs += [line] * in_theirs
        elif mark[1][0] in expected:
            in_ours, in_theirs = _SIDES[mark[1][0]]
            expected = _NEXT[mark[1][0]]
        else:
            return (text,)
    return ("".join(ours), "".join(theirs)) if expected == "<" else (text,)


def conflicting(text: str) -> bool:
    """Whether the text has complete conflict markers."""
    return len(conflict_sides(text)) > 1


def marked(text: str) -> bool:
    """Whether any line is a conflict marker, even if the conflict is incomplete."""
    return any(_is_marker(line) for line in text.splitlines())


def united(text: str) -> str:
    """Merge the sides of each conflict in a text whose lines are independent: first
    our lines, then their lines that we do not have. No marker is kept.
    """
    if conflicting(text):
        text = "".join(_merged_lines(text))
    if not marked(text):
        return text
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not _is_marker(line))


def _merged_lines(text: str) -> Iterator[str]:
    in_ours, in_theirs = True, True
    ours: set[str] = set()
    for line in text.splitlines(keepends=True):
        mark = _MARKER.match(line.rstrip("\r\n"))
        if mark is not None:
            in_ours, in_theirs = _SIDES[mark[1][0]]
            ours = set() if mark[1][0] == "<" else ours
        elif in_ours:
            if not in_theirs:
                ours.add(line)
            yield line
        elif in_theirs and line not in ours:
            yield line


def _is_marker(line: str) -> bool:
    mark = _MARKER.match(line.rstrip("\r\n"))
    return mark is not None and mark[1][0] != "="
