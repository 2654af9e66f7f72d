"""JSON with one row per line, which git can merge line by line.

Each row is an array on a separate line that ends with a comma; a last row names the format.
The lines are independent, so the text stays valid JSON whichever rows a merge keeps, in
any order.
"""

from __future__ import annotations

import json
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
