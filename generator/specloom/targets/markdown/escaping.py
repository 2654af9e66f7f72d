"""Markdown blocks and the escaping of text in each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from specloom.ir import Json
from specloom.targets.markdown.inlines import (
    LONGEST_ADDRESS,
    NO_MAIL,
    Guard,
    Piece,
    PieceKind,
    code_content,
    guarded,
    risky,
    split,
)
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
_UNDERLINE = re.compile(r"^( {0,3})(?=(?:=+|-+)[ \t]*$)")
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


def contained_prose(text: str, before: str = "") -> str:
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


def enclosed_prose(
    text: str, before: str = "", wrap: Callable[[str], str] = lambda shown: shown
) -> str:
    """`contained` prose with only safe HTML and links, which leaves no block open.

    ``wrap`` adds what the page prints around the prose.
    """
    shown = contained_prose(text, before)
    page = wrap(shown)
    if not risky(page) and "```" not in page and "~~~" not in page:
        return page
    # The end of a list also closes a fence in it, so the closing line would open another fence.
    unclosed = shown.rstrip().rpartition("\n")[0]
    for candidate in (page, wrap(unclosed)):
        kept = guarded_block(candidate)
        if _ends(kept):
            return kept
    unfenced = page.replace("```", "\\`\\`\\`").replace("~~~", "\\~~~")
    return guarded_by(lambda guard: guard.read(unfenced, raw=True))


def guarded_block(text: str) -> str:
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
    from markdown_it import MarkdownIt

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


_BARE_ADDRESS = re.compile(
    r"(?P<start>(?:https?|ftp)(?=://)|(?<![a-z0-9])www(?=\.))[:.]"
    rf"(?=(?P<rest>[^ <]{{0,{LONGEST_ADDRESS}}}<?))",
    re.IGNORECASE,
)
_QUOTE = re.compile(r'((?:https?://|www\.)[^ <]*)|"', re.IGNORECASE)
_HTML_BLOCK = re.compile(
    r"</?(?:details|li|ol|p|pre|summary|table|tbody|td|th|thead|tr|ul)\b", re.IGNORECASE
)
_MOST_TICKS = 16
_ACTIVE = re.compile(r"[\\`*<&~|]|(?<![^\W_])_|_(?![^\W_])")
_ACTIVE_OR_BRACKET = re.compile(_ACTIVE.pattern + r"|[\[\]]")
_COULD_LINK = re.compile(r"\][\[(:]|!\[|\\|\[$|^\]")
_INNER_LINK = re.compile(r"\][\[(:]|!\[|\\")
_BALANCED = re.compile(r"[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*")
_CONTROL = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u3000]+"
)
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;"}
_TO_ENTITIES = str.maketrans(_HTML)
_HTML_OR_ESCAPE = re.compile(r"(?P<quote>[>\"'])|\\(?P<escaped>.)")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")  # CommonMark §6.5
_INLINE = re.compile(r"[\\`<|\[]")  # begins a piece of prose other than text
_IN_TARGET = re.compile(r"""[\x00-\x20\x7f()<>\\|"`^{}]""")


def one_line(text: str) -> str:
    """The text on a single line. A run of white space, including line ends, becomes a space."""
    if text.isprintable() and "  " not in text:  # true of most texts
        return text.strip(" ")
    return _CONTROL.sub(" ", text).strip(" ")


def plain(text: str) -> str:
    """Plain text in a paragraph or a table cell.

    Brackets are not escaped unless they could be part of a link, so that ``list[str]`` is
    readable in the source.
    """
    return _plain(one_line(text))


def list_item(text: str) -> str:
    """A message of specloom as a list item. Code spans are kept; names cannot become HTML."""
    return flat_paragraph(_guarded(one_line(text)))


def text_between_links(text: str) -> str:
    """Plain text between two links; white space at its ends is kept."""
    active = _ACTIVE_OR_BRACKET if _INNER_LINK.search(text) else _ACTIVE
    return _escaped(_CONTROL.sub(" ", text), active)


def heading(text: str) -> str:
    """Plain text as a heading."""
    return _unclosed(plain(text))


def title(text: str) -> str:
    """Plain text as a heading of the REST reference. HTML characters become entities; a bare
    URL must not contain one.
    """

    def entity(found: re.Match[str]) -> str:
        return _HTML.get(found["quote"] or found["escaped"], found[0])

    shown = _unclosed(_plain(one_line(text), _HTML_OR_ESCAPE))
    return _HTML_OR_ESCAPE.sub(entity, shown)


def entities(text: str) -> str:
    """Text with HTML characters, including quotes, as entities. Line ends are kept."""
    return text.translate(_TO_ENTITIES)


def code(text: str) -> str:
    """A code span with the text; "" for an empty text, because a span cannot be empty."""
    flat = one_line(text)
    if not flat:
        return ""
    if _longest_run(flat) >= _MOST_TICKS:  # parsers limit the length of a run
        return _element(flat)
    ticks = "`" * (_longest_run(flat) + 1)
    edge = " " if flat[0] == "`" or flat[-1] == "`" else ""
    return f"{ticks}{edge}{flat}{edge}{ticks}"


@lru_cache(maxsize=4096)
def code_cell(text: str) -> str:
    """A code span for a table cell.

    In a cell, ``\\|`` is a bar even inside a code span (GFM §4.10), but parsers disagree if
    there is a backslash before it. Such a text becomes an HTML element.
    """
    return _barred(code(text)) if "\\|" not in text else _element(one_line(text))


def fence(text: str, info: str = "") -> str:
    """A fenced block with the text, without a line end. Its fence is longer than any inside."""
    ticks = "`" * max(3, _longest_run(text) + 1)
    return f"{ticks}{info}\n{text.strip(chr(10))}\n{ticks}"


def line(text: str) -> str:
    """Prose as a paragraph of one line."""
    shown = _guarded(one_line(text))
    return flat_paragraph("".join(map(_in_line, split(shown))))


@lru_cache(maxsize=4096)
def cell(text: str) -> str:
    """Prose as the content of one table cell."""
    flat = one_line(text)
    if not _INLINE.search(flat) and not risky(flat):
        return flat
    return "".join(map(_in_cell, split(_guarded(flat))))


def summary(text: str) -> str:
    """A summary as a paragraph of one line. HTML in it is shown as text: a summary is not
    CommonMark (OpenAPI 3.1 §4.8.10), but often contains code spans.
    """
    return line(_without_tags(text))


def summary_cell(text: str) -> str:
    """A summary as the content of one table cell."""
    return cell(_without_tags(text))


def block(text: str) -> str:
    """Prose as blocks of a page, without line ends at both ends."""
    return enclosed_prose(text).strip("\n")


def rest_form_prose(text: str) -> str:
    """Prose between the stars of the REST reference, with its line ends and with HTML as text.

    A fence must be on separate lines, so there are line ends between it and the stars.
    """

    def wrap(kept: str) -> str:
        before = "\n" if begins_fence(kept) else ""
        after = "\n" if ends_fence(kept) else ""
        return f"** {before}{entities(kept)}{after} **"

    return enclosed_prose(text, "**", wrap)


def link(text: str, target: str) -> str:
    """A link with a plain text."""
    return f"[{_linked(text)}]({destination(target)})"


def bold_link(text: str, target: str) -> str:
    """A link with a plain text in bold."""
    return f"[**{_linked(text)}**]({destination(target)})"


def destination(target: str) -> str:
    """The target of a link. Characters that would end it are percent-encoded (RFC 3986 §2.1)."""
    return _IN_TARGET.sub(lambda found: f"%{ord(found[0]):02X}", target)


def value(json: Json) -> str:
    """A default or an example as plain text: a string without quotes, other values as JSON."""
    found = json.value
    return found if isinstance(found, str) else json.text


def _linked(text: str) -> str:
    flat = one_line(text)
    if _BALANCED.fullmatch(flat) and not _COULD_LINK.search(flat):
        return plain(flat)
    return _escaped(flat, _ACTIVE_OR_BRACKET)


def _plain(flat: str, unlinked: re.Pattern[str] | None = None) -> str:
    active = _ACTIVE_OR_BRACKET if _COULD_LINK.search(flat) else _ACTIVE
    shown = _escaped(flat, active, unlinked)
    return shown.replace("\\\\\\|", "\\\\&#124;")


def _escaped(
    flat: str, active: re.Pattern[str], unlinked: re.Pattern[str] | None = None
) -> str:
    """Plain text with the active characters escaped.

    GFM §6.9 includes a following backslash in a bare URL. Such a URL is kept from becoming a
    link, and so is one in which ``unlinked`` matches.
    """
    mail = "xmpp:" in flat.lower()

    def unlinked_address(found: re.Match[str]) -> str:
        sign = ":" if found["start"][0] not in "wW" else "."
        short = len(found["rest"]) < LONGEST_ADDRESS
        kept = not active.search(found["rest"]) and not (
            (unlinked and unlinked.search(found["rest"]))
            or (mail and "@" in found["rest"])
        )
        if short and found["start"][0] in "hHwW" and kept:
            return found[0]
        return f"{found['start']}\0{sign}"

    shown = _BARE_ADDRESS.sub(unlinked_address, flat)
    shown = active.sub(
        lambda found: "&lt;" if found[0] == "<" else f"\\{found[0]}", shown
    )
    if "\0" in shown:
        shown = re.sub("\0(.)", lambda found: f"&#{ord(found[1])};", shown)
    return shown.replace("@", f"{NO_MAIL}@") if mail else shown


def _guarded(flat: str) -> str:
    """Prose on one line, with only safe HTML and links."""
    if not risky(flat):
        return flat
    raw = _HTML_BLOCK.match(flat) is not None
    return guarded(lambda guard: guard.read(flat, raw=raw))


def _without_tags(text: str) -> str:
    return "".join(
        piece.text if piece.kind is PieceKind.CODE else piece.text.replace("<", "&lt;")
        for piece in split(one_line(text))
    )


def _in_line(piece: Piece) -> str:
    if piece.kind is not PieceKind.TEXT:
        return piece.text
    return _QUOTE.sub(lambda found: found[1] or '\\"', piece.text)


def _in_cell(piece: Piece) -> str:
    if piece.kind is PieceKind.CODE:
        shown = code_content(piece.text)
        return _barred(piece.text) if "\\|" not in shown else _element(shown)
    if piece.kind is PieceKind.TAG:
        return _tag_cell(piece.text)
    return piece.text.replace("\\|", "|").replace("|", "&#124;")


def _tag_cell(tag: str) -> str:
    if "\\|" not in tag:
        return _barred(tag)
    address = _AUTOLINK.fullmatch(tag)
    return link(address[1], address[1]) if address else tag.replace("|", "&#124;")


def _unclosed(text: str) -> str:
    return text[:-1] + "\\#" if text.endswith("#") else text


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0) if "`" in text else 0


def _barred(span: str) -> str:
    return span.replace("|", "\\|")


def _element(text: str) -> str:
    shown = "".join(map(_reference, text))
    if "xmpp:" in text.lower():
        shown = shown.replace("&#64;", f"{NO_MAIL}&#64;")
    return f"<code>{shown}</code>"


def _reference(character: str) -> str:
    if character.isascii() and not character.isalnum() and character != " ":
        return f"&#{ord(character)};"
    return character
