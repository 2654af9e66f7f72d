"""The block structure of prose, kept from reaching beyond the place where the prose stands."""

from __future__ import annotations

import re

from specloom.targets.markdown.inlines import inert

_OPENER = re.compile(
    r"""
    \#{1,6}(?:[ \t]|$)                # heading
  | >                                 # block quote
  | [-+*](?:[ \t]|$)                  # bullet
  | (?P<number>\d{1,9})[.)](?:[ \t]|$)  # numbered item
  | (?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$  # thematic break
  | =+[ \t]*$
  | `{3,}[^`]*$ | ~{3,}               # fence
  | <(?:script|pre|style|textarea|!|\?)  # HTML that no blank line ends
  | \[[^\]]{1,999}\]:                 # link definition, footnote
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FENCE = re.compile(r" {0,3}(?P<ticks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"( {0,3})(?=(?:=+|-+)[ \t]*$)")
_ENDLESS = re.compile(r"( {0,3})(?=<(?:pre|textarea|!|\?))", re.IGNORECASE)


def flat_paragraph(text: str) -> str:
    """One line of prose with a backslash where it would begin anything but a paragraph."""
    opener = _OPENER.match(text)
    if opener is None:
        return text
    place = opener.end("number") if opener["number"] else 0
    return text[:place] + "\\" + text[place:]


def contained(text: str, before: str = "") -> str:
    """Prose of several lines that leaves the page around it as it is.

    Its headings become bold text, since they would be sections of our page; a fence or an HTML
    block that it leaves open is closed or shown. Line ends stay, at both ends of the text
    too. ``before`` is what stands before the text on its first line.
    """
    lines: list[str] = []
    fence = ""
    above = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        opened = fence
        fence = _fence_after(fence, line)
        lines.append(line if opened or fence else _kept_low(line, above))
        above, before = "" if opened else before + line, ""
    if fence:
        lines = [*_without_last_blank(lines), fence, ""]
    return "\n".join(lines)


def begins_fence(text: str) -> bool:
    """Whether the first line of the text opens a fenced block."""
    return _FENCE.match(text.partition("\n")[0]) is not None


def ends_fence(text: str) -> bool:
    """Whether the last line of the text is a fence."""
    return _FENCE.match(text.rpartition("\n")[2]) is not None


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
    return inert(_ENDLESS.sub(r"\1\\", shown, count=1))


def _emphatic(text: str) -> str:
    """A heading's text in bold, where that cannot be misread."""
    inner = text.strip("*_ \t")
    simple = inner and "*" not in inner and not inner.endswith("\\")
    return f"**{inner}**" if simple else flat_paragraph(text.strip())


def _without_last_blank(lines: list[str]) -> list[str]:
    return lines[:-1] if lines and not lines[-1].strip() else lines
