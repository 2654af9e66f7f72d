"""Texts of people inside source files: docstrings that no text can break out of."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from specloom.targets.python.code import INDENT, WIDTH, escaped, width

# What must stay on one line: code spans, links and images (CommonMark §6.1, §6.3).
# Code spans and links; both have bounds, so that a search takes linear time.
_WHOLE = re.compile(
    r"(?<!`)(`{1,80})(?!`).{1,4000}?(?<!`)\1(?!`)|!?\[[^\[\]]*\]\([^()]*\)"
)

# What would begin a list, a heading, a quotation or a table at the start of a line.
_OPENERS = re.compile(r" (?=(?:[-*+>|]|#{1,6}|\d{1,9}[.)]|=+|-+)(?: |$))")

# Lines whose breaks carry meaning: tables, headings, quotations, HTML; indented code.
_STRUCTURE = re.compile(r"[ ]{0,3}(?:\||#{1,6} |>|[=-]{3,}\s*$|<)")
_CODE = re.compile(" {4}")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_SPACES = re.compile(r"[^\S\n]")
# Stands for a space that must not break. Half of a surrogate pair: no document has one.
_HOLD = "\ud800"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a docstring such as ``Args:``: (name, text) entries; a name may be ""."""

    title: str
    entries: tuple[tuple[str, str], ...]


Part: TypeAlias = str | Section


def docstring(parts: str | Iterable[Part], indent: int) -> str:
    """A docstring for a place ``indent`` columns deep, "" when there is nothing to say.

    The first line is not indented. The text is wrapped; its Markdown stays Markdown.
    """
    columns = WIDTH - indent
    lines: list[str] = []
    for part in (parts,) if isinstance(parts, str) else parts:
        found = _part(part, columns, 0 if lines else 3)
        lines += ["", *found] if lines and found else found
    if not lines:
        return ""
    lines[1:] = textwrap.dedent("\n".join(lines[1:])).split("\n") if lines[1:] else []
    if len(lines) == 1 and width(lines[0]) + 6 > columns:
        lines = wrapped(lines[0], columns - 3, 3)  # make it two, or leave it be
    margin = " " * indent
    body = [safe(line) for line in lines]
    quote = " " if body[0].endswith('"') else ""
    closing = f"\n{margin}" if len(body) > 1 else quote
    if body[0].startswith('"'):
        body[0] = f" {body[0]}"  # as Black keeps it from the opening quotes
    inside = "\n".join([body[0], *(f"{margin}{x}" if x else "" for x in body[1:])])
    return f'"""{inside}{closing}"""'


def safe(line: str) -> str:
    """One line of text for the inside of a docstring."""
    return escaped(line).replace('"""', '\\"\\"\\"').replace('""', '"\\"')


def paragraphs(parts: Iterable[str]) -> str:
    """The non-empty parts, an empty line between each two."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def wrapped(text: str, columns: int, first: int = 0) -> list[str]:
    """The lines of Markdown ``text``, none longer than ``columns`` where it can be helped.

    A paragraph that fits keeps its line breaks. Links and code spans are not broken;
    code, tables and headings stay as they are. The first line has ``first`` columns
    less.
    """
    found: list[str] = []
    for block, fixed in _blocks(_lines(text)):
        less = 0 if found else first
        limits = [columns - less, *[columns] * len(block)]
        fits = all(
            width(line) <= limit for line, limit in zip(block, limits, strict=False)
        )
        found += block if fits or fixed else _filled(block, columns, less)
    return found


def _part(part: Part, columns: int, first: int) -> list[str]:
    if isinstance(part, str):
        return wrapped(part, columns, first)
    lines = [f"{part.title}:"] if part.entries else []
    for name, text in part.entries:
        if not name:
            lines += [
                _indented(line, INDENT) for line in wrapped(text, columns - INDENT)
            ]
            continue
        label = f"{' ' * INDENT}{name}:"
        room = max(len(label) + 1 - 2 * INDENT, 0)
        rest = wrapped(text, columns - 2 * INDENT, room)
        lines.append(f"{label} {rest[0]}" if rest else label)
        lines += [_indented(line, 2 * INDENT) for line in rest[1:]]
    return lines


def _indented(line: str, columns: int) -> str:
    return f"{' ' * columns}{line}" if line else ""


def _lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    lines = [_SPACES.sub(" ", line) for line in text.split("\n")]
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    if lines:
        lines[0] = lines[0].lstrip()
    return lines


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], bool]]:
    """The lines that may be filled together; those that must stay as they are come alone,
    with true.
    """
    block: list[str] = []
    fence = ""
    for raw in lines:
        line = raw.rstrip()
        mark = _FENCE.match(line)
        # What is indented goes on with a paragraph or an item; alone it is code.
        fixed = bool(fence or mark or not line or _STRUCTURE.match(line))
        fixed = fixed or (not block and bool(_CODE.match(line)))
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if block and (fixed or _ITEM.match(line)):
            yield block, False
            block = []
        if fixed:
            yield [line], True
            continue
        block.append(line)
        if raw.endswith("  ") or line.endswith("\\"):  # a hard break (CommonMark §6.7)
            yield block, False
            block = []
    if block:
        yield block, False


def _filled(block: list[str], columns: int, first: int) -> list[str]:
    item = _ITEM.match(block[0])
    margin = item[0] if item else block[0][: len(block[0]) - len(block[0].lstrip())]
    line = " ".join([block[0], *(line.strip() for line in block[1:])])
    held = _WHOLE.sub(lambda whole: whole[0].replace(" ", _HOLD), line)
    pieces = textwrap.wrap(
        "x" * first + _OPENERS.sub(_HOLD, held),
        columns,
        subsequent_indent=" " * len(margin),
        break_long_words=False,
        break_on_hyphens=False,
    )
    pieces[0] = pieces[0][first:]
    return [piece.replace(_HOLD, " ") for piece in pieces]
