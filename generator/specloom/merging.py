"""Texts with the marks of a merge conflict, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
