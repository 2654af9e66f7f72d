"""The inline elements of CommonMark prose, and the HTML and links that are kept in it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Set
from enum import StrEnum

from msgspec import Struct


class PieceKind(StrEnum):
    """How a CommonMark parser reads a piece of prose."""

    TEXT = "text"
    ESCAPE = "escape"  # a backslash and a punctuation mark (CommonMark §2.4)
    CODE = "code"  # a code span (§6.1)
    TAG = "tag"  # raw HTML or an autolink (§6.5, §6.6)
    TARGET = "target"  # the end of an inline link: ](destination "title") (§6.3)


class Piece(Struct, frozen=True):
    """A piece of prose."""

    kind: PieceKind
    text: str


# Lengths are bounded, so that a malicious text is scanned in linear time.
_PIECE = re.compile(
    r"""
    (?P<escape> \\[!-/:-@\[-`{-~] )
  | (?P<code> (?P<ticks>`+)(?!`) .{1,4000}? (?<!`)(?P=ticks)(?!`) )
  | (?P<run> `+ )
  | (?P<tag> < (?:
        [A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}
      | [A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]{1,255}
      | [A-Za-z][A-Za-z0-9-]{0,63}
        (?: \s+ [A-Za-z_:][A-Za-z0-9_.:-]{0,63}
            (?: \s*=\s* (?: [^\s"'=<>`]{1,2000} | '[^']{0,2000}' | "[^"]{0,2000}" ) )?
        ){0,50} \s* /?
      | /[A-Za-z][A-Za-z0-9-]{0,63}\s*
      | !--.{0,2000}?--
      | \?.{0,2000}?\?
      | ![A-Za-z][^>]{0,2000}
    ) > )
  | (?P<target> \]\( (?: [^()\\] | \\. | \([^()]{0,500}\) ){0,2000} \) )
    """,
    re.VERBOSE | re.DOTALL,
)

_TABLE = frozenset({"tbody", "td", "th", "thead", "tr"})
ELEMENTS = _TABLE | {
    *("a", "b", "br", "code", "details", "em", "i", "li", "ol", "p", "pre", "strong"),
    *("sub", "summary", "sup", "table", "ul"),
}
"""The HTML elements that are kept in prose; other tags are shown as text."""

SCHEMES = ("http", "https", "mailto")
"""The URL schemes that are kept in links and images; relative references are kept too."""

_VOID = frozenset({"br"})
_LEFT_OPEN = _TABLE | {"li", "p"}
_PARENTS = {
    "li": {"ol", "ul"},
    "summary": {"details"},
    **{part: {"table"} for part in _TABLE},
}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\u2028\u2029\ufeff]+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")  # CommonMark §6.5
_MAIL = re.compile(r"<[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+>")
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,15})"
    r"(?P<rest>(?:[ \t]+[A-Za-z_:][A-Za-z0-9_.:-]{0,63}"
    r"(?:[ \t]*=[ \t]*(?:[^\s\"'=<>`]{1,2000}|'[^'<\n]{0,2000}'|\"[^\"<\n]{0,2000}\"))?){0,50})"
    r"[ \t]*/?>"
)
_HREF = re.compile(
    r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.IGNORECASE
)
_AT = re.compile(r"(?<!&#8288;)(?:@|&(?:commat|#0*64|#[xX]0*40);)")
NO_MAIL = "&#8288;"
"""A word joiner. It is invisible, and ends an email address."""
_SPACE = r"[ \t]*(?:\n[ \t>]*)?"
# The end of an inline link, in the forms that mean the same whether or not a link begins before.
_TARGET = re.compile(
    rf"\]\({_SPACE}(?P<url><[^<>\n\\`\[\]]{{0,2000}}>"
    r"|(?:[^\s()<>\\`\[\]\x00-\x1f]|\\[_*.&~#-]){0,2000}"
    r"(?:\([^\s()<>\\`\[\]\x00-\x1f]{0,500}\)[^\s()<>\\`\[\]\x00-\x1f]{0,500}){0,20})"
    r"(?P<title>(?:[ \t]+|[ \t]*\n[ \t>]*)"
    r"(?:\"[^\"<\\`\[\]]{0,2000}\"|'[^'<\\`\[\]]{0,2000}'))?"
    rf"{_SPACE}\)"
)
_DEFINED = re.compile(rf"\]:{_SPACE}(<[^<>\n]{{0,2000}}>|\S{{0,2000}})")
_RISK = re.compile(
    r"""
    (?P<escape> \\[!-/:-@\[-`{-~] )
  | (?P<ticks> `+ )
  | (?P<url> (?:https?|ftp):// | (?<![a-z0-9])www\. )
  | (?P<footnote> \[\^(?=[^\]\n]{1,999}\]:) )
  | (?P<target> \]\( )
  | (?P<defined> \]: )
  | (?P<tag> <(?=[a-z/!?]|\Z) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RISKY = re.compile(
    r"<|\]\(|\]:|\[\^|ftp://|(?:https?://|www\.)[^\s<]{0,2000}[`\\]", re.IGNORECASE
)
_FIRST_TAG = re.compile(r"[ \t>*+-]*<")
_BAR = re.compile(r"(?<!\\)\|")
_TICKS = re.compile("`+")
_ROUNDS = 6
_MOST_TICKS = 80  # cmark does not accept longer runs for code
_BARE = re.compile(r"://|www\.", re.IGNORECASE)
_INCLUDED_IN_URL = re.compile(r"[`\\]")
LONGEST_ADDRESS = (
    2000  # longer addresses do not become links, so that scanning stays linear
)
_URL_REST = re.compile(rf"[^ \t\n\v\f\r]{{0,{LONGEST_ADDRESS}}}")
_ENTITY_IN_URL = re.compile(
    rf"<(?!/?(?:{'|'.join(sorted(ELEMENTS))})\b)", re.IGNORECASE
)


def split(text: str) -> Iterator[Piece]:
    """The pieces of a paragraph, in order. Joined, they are the paragraph."""
    start = 0
    for found in _PIECE.finditer(text):
        kind = "code" if found.lastgroup == "ticks" else found.lastgroup or "run"
        if kind == "run":
            continue
        if found.start() > start:
            yield Piece(PieceKind.TEXT, text[start : found.start()])
        yield Piece(PieceKind(kind), found[0])
        start = found.end()
    if start < len(text):
        yield Piece(PieceKind.TEXT, text[start:])


def code_content(span: str) -> str:
    """The text of a code span (CommonMark §6.1)."""
    ticks = len(span) - len(span.lstrip("`"))
    content = span[ticks:-ticks]
    padded = content[:1] == content[-1:] == " " and content.strip(" ") != ""
    return content[1:-1] if padded else content


def risky(text: str) -> bool:
    """Whether `Guard` could change the prose."""
    return _RISKY.search(text) is not None or _may_link_xmpp(text)


def safe_address(address: str) -> bool:
    """Whether the target of a link, in Markdown or in an attribute, is relative or has one of
    `SCHEMES`. Escapes, character references, white space and control characters are resolved
    first.
    """
    seen = html.unescape(_ESCAPED.sub(r"\1", address))
    found = _SCHEME.match(_HIDDEN.sub("", seen).lower())
    return found is None or found[1] in SCHEMES


def _may_link_xmpp(text: str) -> bool:
    """Whether GFM §6.9, which ignores escapes, could find ``xmpp:`` links in the prose."""
    if "@" not in text and "&" not in text:
        return False
    return "xmpp:" in html.unescape(_ESCAPED.sub(r"\1", text)).lower()


def guarded(feed: Callable[[Guard], None]) -> str:
    """The prose that ``feed`` passes to a guard. Repeats the pass until every tag is paired."""
    refused: set[tuple[int, int]] = set()
    for _ in range(_ROUNDS):
        guard = Guard(refused)
        feed(guard)
        unpaired_tags = guard.alone()
        if not unpaired_tags:
            return guard.text()
        refused |= unpaired_tags
    guard = Guard(None)
    feed(guard)
    return guard.text()


class Guard:
    """Collects prose; keeps only the HTML of `ELEMENTS` and links with one of `SCHEMES`.

    Other HTML and links become text that looks the same as in the document. An unpaired tag
    becomes text too, because it would affect the page around the prose. The tags in
    ``refused`` are known to be unpaired; if it is None, all are.
    """

    def __init__(self, refused: Set[tuple[int, int]] | None) -> None:
        self._out: list[str] = []
        self._refused = refused
        self._open: list[tuple[str, tuple[int, int]]] = (
            []
        )  # elements and their positions
        self._reads = 0
        self._has_xmpp = False

    def keep(self, text: str) -> None:
        """Add a text unchanged, such as code."""
        self._out.append(text)

    def read(self, text: str, *, raw: bool = False) -> None:
        """Add a paragraph; with ``raw``, HTML, in which backticks do not begin code."""
        self._reads += 1
        self._has_xmpp = _may_link_xmpp(text)
        runs = {} if raw else _runs(text)
        place = 0
        while found := _RISK.search(text, place):
            self._add_text(text[place : found.start()])
            kind, place = found.lastgroup, found.end()
            if kind == "ticks":
                place = _code_end(runs, found)
                self.keep(text[found.start() : place])
            elif kind == "escape":
                self._escape(found[0])
            elif kind == "url":
                place = self._bare_url(text, found)
            elif kind == "target":
                place = self._target(text, found.start())
            elif kind == "defined":
                place = self._definition(text, found.start())
            elif kind == "footnote":
                self.keep("\\[^")
            else:
                place = self._tag(text, found.start(), raw)
        self._add_text(text[place:])

    def row(self, text: str) -> None:
        """Add a row of a table, which is split into cells before code is recognized."""
        cells = _BAR.split(text)
        html_block = _FIRST_TAG.match(
            text
        )  # some parsers look for HTML blocks before tables
        if html_block or "\\\\|" in text or not all(map(_has_paired_ticks, cells)):
            self.read(text, raw=True)
            return
        for place, cell in enumerate(cells):
            self.keep("|" if place else "")
            self.read(cell)

    def alone(self) -> set[tuple[int, int]]:
        """The positions of the tags that are open at the end but must be closed."""
        return {place for name, place in self._open if name != "p"}

    def text(self) -> str:
        """All text added, in order."""
        return "".join(self._out)

    def _add_text(self, text: str) -> None:
        self.keep(_AT.sub(rf"{NO_MAIL}\g<0>", text) if self._has_xmpp else text)

    def _escape(self, text: str) -> None:
        if text == "\\<":  # in HTML a backslash does not escape
            self.keep("&lt;")
        elif text == "\\@":
            self._add_text("@")
        else:
            self.keep(text)

    def _bare_url(self, text: str, found: re.Match[str]) -> int:
        """A bare URL, which GFM §6.9 makes a link that would include escapes and backticks."""
        rest = _URL_REST.match(text, found.end())
        end = rest.end() if rest else found.end()
        start = found[0]
        includes_markup = _INCLUDED_IN_URL.search(text, found.end(), end)
        long = end - found.end() >= LONGEST_ADDRESS
        if (
            long
            or includes_markup
            or start[0] in "fF"
            or _ENTITY_IN_URL.search(text, found.end(), end)
        ):
            sign = ":" if ":" in start else "."
            self.keep(start.replace(sign, f"&#{ord(sign)};"))
            return found.end()
        self.keep(start)
        return found.end()

    def _target(self, text: str, start: int) -> int:
        found = _TARGET.match(text, start)
        if found is None or not _is_safe_link(found):
            self.keep("]\\(")
            return start + 2
        rest = _URL_REST.match(text, found.end())
        long = rest is not None and len(rest[0]) >= LONGEST_ADDRESS
        if (
            rest
            and (long or _INCLUDED_IN_URL.search(rest[0]))
            and _BARE.search(found["url"])
        ):
            self.keep("]\\(")  # without a link before it, a bare URL would continue
            return start + 2
        shown = found[0]
        if found["url"].startswith("<"):
            url = found["url"].strip("<>")
            url = re.sub(r"[\x00-\x20()|]", lambda c: f"%{ord(c[0]):02X}", url)
            shown = f"]({url}{found['title'] or ''})"
        self.keep(shown)
        return found.end()

    def _definition(self, text: str, start: int) -> int:
        """A possible link definition, whose target is read as text as well."""
        found = _DEFINED.match(text, start)
        safe = "`" not in text and found and safe_address(found[1].strip("<>"))
        self.keep("]:" if safe else "]\\:")
        return start + 2

    def _tag(self, text: str, start: int, raw: bool) -> int:
        address = None if raw else _AUTOLINK.match(text, start)
        if address and safe_address(address[1]):
            self.keep(address[0])
            return address.end()
        mail = None if raw or address else _MAIL.match(text, start)
        if mail:
            self.keep(mail[0])
            return mail.end()
        tag = None if address else _TAG.match(text, start)
        if tag and self._keeps(tag):
            self.keep(_bare_tag(tag))
            return tag.end()
        self.keep("&lt;")
        return start + 1

    def _keeps(self, tag: re.Match[str]) -> bool:
        """Whether to keep a tag, which opens or closes an element."""
        name, place = tag["name"].lower(), (self._reads, tag.start())
        if name not in ELEMENTS or self._refused is None or place in self._refused:
            return False
        if tag["end"]:
            return self._closes(name)
        parents = _PARENTS.get(name)
        if parents and not any(open_ in parents for open_, _ in self._open):
            return False
        if name not in _VOID:
            self._open.append((name, place))
        return True

    def _closes(self, name: str) -> bool:
        for depth in range(len(self._open) - 1, -1, -1):
            open_ = self._open[depth][0]
            if open_ == name:
                del self._open[depth:]
                return True
            if open_ not in _LEFT_OPEN:
                return False
        return False


def _is_safe_link(target: re.Match[str]) -> bool:
    """Whether the end of a link is safe both as such and as text."""
    text = target[0]
    if "ftp://" in text.lower() or _may_link_xmpp(text):
        return False
    return safe_address(target["url"].strip("<>"))


def _runs(text: str) -> dict[int, list[int]]:
    """The positions of the runs of backticks, by length."""
    runs: dict[int, list[int]] = {}
    for found in _TICKS.finditer(text):
        runs.setdefault(len(found[0]), []).append(found.start())
    return runs


def _code_end(runs: dict[int, list[int]], found: re.Match[str]) -> int:
    """The end of the code span that a run of backticks begins, or of the run if there is none."""
    length = len(found[0])
    starts = runs.get(length, [])
    following = bisect_right(starts, found.start())
    if length > _MOST_TICKS or following == len(starts):
        return found.end()
    return starts[following] + length


def _has_paired_ticks(cell: str) -> bool:
    """Whether every run of backticks begins or ends a code span."""
    runs, place = _runs(cell), 0
    while found := re.compile(r"\\.|`+").search(cell, place):
        place = found.end() if found[0][0] == "\\" else _code_end(runs, found)
        if found[0][0] == "`" and place == found.end():
            return False
    return True


def _bare_tag(found: re.Match[str]) -> str:
    """A tag without attributes, except the ``href`` of a link."""
    name = found["name"]
    if found["end"] or not found["rest"]:
        return found[0] if not found["rest"] else f"</{name}>"
    link = _HREF.search(found["rest"]) if name.lower() == "a" else None
    address = html.unescape(next(filter(None, link.groups()), "")) if link else ""
    if not address or not safe_address(address):
        return f"<{name}>"
    address = _HIDDEN.sub("", address).replace("`", "%60").replace("|", "%7C")
    return f'<{name} href="{html.escape(address)}">'
