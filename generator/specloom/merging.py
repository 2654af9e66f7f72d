"""Texts with the marks of a merge conflict, taken apart."""

from __future__ import annotations

import re

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\Z")
# After a mark: which of the two sides the lines that follow belong to.
_SIDES = {
    "<": (True, False),
    "|": (False, False),
    "=": (False, True),
    ">": (True, True),
}
_NEXT = {"<": "|=", "|": "=", "=": ">", ">": "<"}


def sides(text: str) -> tuple[str, ...]:
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
    return len(sides(text)) > 1
