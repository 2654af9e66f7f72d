"""The block structure of prose, kept from affecting the page around the prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from specloom.targets.markdown.inlines import Guard, risky
from specloom.targets.markdown.inlines import guarded as guarded_by

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_OPENER = re.compile(
    r"""
    \#{1,6}(?:[ \t]|$)                # heading
  | >                                 # block quote
  | [-+*](?:[ \t]|$)                  # bullet
  | (?P<number>\d{1,9})[.)](?:[ \t]|$)  # numbered item
  | (?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$  # thematic break
  | =+[ \t]*$
  | `{3,}[^`]*$ | ~{3,}               # fence
  | \[[^\]]{1,999}\]:                 # link definition, footnote
  | \[[ x]\](?=[ \t])                # task, where the line is a list's item
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FENCE = re.compile(r" {0,3}(?P<ticks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"( {0,3})(?=(?:=+|-+)[ \t]*$)")
_FENCE_START = re.compile(r"[ \t>*+.)\d-]*(?:```|~~~)")
_DELIMITERS = re.compile(
    r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.M
)
_UNCLEAR_FENCE = re.compile(
    r"^([ \t>*+-]*)(?=(?:`{3,}|~{3,})[^|]*\|)"
)  # some parsers read it as a row of a table
_FOOTNOTE = re.compile(r"^([ \t>*+.)\d-]*)(?=\[\^[^\]\n]+\]:)", re.MULTILINE)
_ROUNDS = 6
_LONGEST_FENCE = 200  # cmark counts the marks of a fence up to 255
_AFTER = "after"


def flat_paragraph(text: str) -> str:
    """One line of prose, with a backslash if it would otherwise begin another block than a
    paragraph.
    """
    opener = _OPENER.match(text)
    if opener is None:
        return text
    place = opener.end("number") if opener["number"] else 0
    return text[:place] + "\\" + text[place:]


def contained(text: str, before: str = "") -> str:
    """Prose of several lines that does not affect the page around it.

    Headings become bold text, because they would be sections of our page. A fence or an HTML
    block that is left open is closed or shown as text. Line ends are kept, also at both ends of
    the text. ``before`` is the text that the page prints before the first line.
    """
    lines: list[str] = []
    fence = ""
    above = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        opened = fence
        if not opened:
            line = _UNCLEAR_FENCE.sub(r"\1\\", line)
        fence = _fence_after(fence, line)
        lines.append(line if opened or fence else _kept_low(line, above))
        above, before = "" if opened else before + line, ""
    if fence:
        lines = [*_without_last_blank(lines), fence, ""]
    return "\n".join(lines)


def enclosed(
    text: str, before: str = "", wrap: Callable[[str], str] = lambda shown: shown
) -> str:
    """`contained` prose with only safe HTML and links, which leaves no block open.

    ``wrap`` adds what the page prints around the prose.
    """
    shown = contained(text, before)
    page = wrap(shown)
    if not risky(page) and "```" not in page and "~~~" not in page:
        return page
    # The end of a list also closes a fence in it, so the closing line would open another fence.
    unclosed = shown.rstrip().rpartition("\n")[0]
    for candidate in (page, wrap(unclosed)):
        kept = guarded(candidate)
        if _ends(kept):
            return kept
    unfenced = page.replace("```", "\\`\\`\\`").replace("~~~", "\\~~~")
    return guarded_by(lambda guard: guard.read(unfenced, raw=True))


def guarded(text: str) -> str:
    """Prose of several lines with only safe HTML and links; code is not changed.

    Blocks determine what is code, and an escape can change the blocks, so this repeats.
    """
    for _ in range(_ROUNDS):
        if not risky(text):
            return text
        before, text = text, guarded_by(partial(_feed, text))
        if text == before:
            return text
    return guarded_by(lambda guard: guard.read(text, raw=True))


def begins_fence(text: str) -> bool:
    """Whether the first line of the text opens a fenced block."""
    return _FENCE.match(text.partition("\n")[0]) is not None


def ends_fence(text: str) -> bool:
    """Whether the last line of the text is a fence."""
    return _FENCE.match(text.rpartition("\n")[2]) is not None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # needed only for prose with HTML or links

    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _feed(text: str, guard: Guard) -> None:
    lines = text.split("\n")
    for start, end, kind in _stretches(text, len(lines)):
        if start:
            guard.keep("\n")
        stretch = "\n".join(lines[start:end])
        if kind == "code" and not (
            start and lines[start - 1].strip() and _indented(stretch)
        ):
            guard.keep(stretch)
            continue
        stretch = _FOOTNOTE.sub(r"\1\\", stretch)
        if kind == "code":  # some parsers continue the paragraph above
            guard.read(stretch, raw=True)
        elif kind == "row":
            guard.row(stretch)
        else:
            raw = kind == "html" or bool(_DELIMITERS.search(stretch))
            guard.read(stretch, raw=raw)


def _stretches(text: str, count: int) -> Iterator[tuple[int, int, str]]:
    """Ranges of lines of one kind: "code", "html", "row" or "text"."""
    kinds: list[tuple[str, int]] = [("html", 0)] * count
    for place, token in enumerate(_parser().parse(text), start=1):
        if token.map is None:
            continue
        first, end = token.map
        if token.type in ("fence", "code_block"):
            long = len(token.markup) > _LONGEST_FENCE
            kinds[first:end] = [("html" if long else "code", place)] * (end - first)
        elif token.type == "table_open":
            kinds[first:end] = [("row", place + line) for line in range(end - first)]
        elif token.type in ("inline", "html_block") and kinds[first][0] != "row":
            kind = "text" if token.type == "inline" else "html"
            kinds[first:end] = [(kind, place)] * (end - first)
    start = 0
    for line in range(1, count + 1):
        if line == count or kinds[line] != kinds[start]:
            yield start, line, kinds[start][0]
            start = line


def _indented(code: str) -> bool:
    return _FENCE_START.match(code) is None


def _ends(text: str) -> bool:
    """Whether a paragraph after the prose is a paragraph at the top level."""
    tokens = _parser().parse(f"{text.rstrip()}\n\n{_AFTER}")
    return tokens[-1].level == 0 and tokens[-2].content == _AFTER


def _fence_after(fence: str, line: str) -> str:
    found = _FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return found["ticks"]
    closes = found["ticks"].startswith(fence) and not found["info"].strip()
    return "" if closes else fence


def _kept_low(line: str, above: str) -> str:
    shown = line
    heading = _HEADING.match(line)
    if heading is not None:
        start = "\n" if above.strip() else ""
        shown = f"{start}{_emphatic(heading['text'] or '')}\n"
    elif above.strip():
        shown = _UNDERLINE.sub(r"\1\\", shown, count=1)
    return shown


def _emphatic(text: str) -> str:
    """The text of a heading in bold, unless that would be ambiguous."""
    inner = text.strip("*_ \t")
    simple = inner and "*" not in inner and not inner.endswith("\\")
    return f"**{inner}**" if simple else flat_paragraph(text.strip())


def _without_last_blank(lines: list[str]) -> list[str]:
    return lines[:-1] if lines and not lines[-1].strip() else lines
