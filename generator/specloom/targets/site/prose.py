"""HTML of prose, code and whole Markdown pages."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from markdown_it import MarkdownIt
from msgspec import Struct
from pygments import highlight, lexers
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer

from specloom.targets.markdown import escaping
from specloom.targets.markdown.inlines import safe_address
from specloom.targets.markdown.text import anchor, is_absolute

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\x00-\x1f\\`*_~<>&\[\]|#]|^[-+=\d ]|://|www\.")
_TAG = re.compile(r"<a href=\"([^\"]*)\">", re.IGNORECASE)
_SOURCE = re.compile(r"\b(href|src)=\"([^\"]*)\"", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BARE_URL = re.compile(r"(?<!\w)https?://[^\s<>\"'`()]+[^\s<>\"'`().,:;!?*_~]")
_ANCHOR = re.compile(r"<a id=\"([^\"<>]*)\"></a>")
_LANGUAGES = frozenset(
    {"bash", "console", "diff", "json", "python", "sh", "toml", "xml", "yaml"}
)
_PYGMENTS: Any = lexers  # its types are incomplete
_LONGEST_CODE = 20_000  # characters; longer texts are not highlighted


def text(value: str) -> str:
    """Plain text as HTML, on one line."""
    return html.escape(escaping.one_line(value))


def code(value: str) -> str:
    """Plain text as inline code; "" for an empty text."""
    shown = text(value)
    return f"<code>{shown}</code>" if shown else ""


def code_block(value: str, language: str = "") -> str:
    """A block of code, highlighted if the language is known."""
    shown = _highlighted(value.strip("\n"), language)
    return f'<div class="highlight"><pre><code>{shown}</code></pre></div>'


def heading(level: int, id_: str, inner: str) -> str:
    """A heading with a permanent link; ``inner`` is HTML."""
    return f'<h{level} id="{html.escape(id_)}">{inner}{_permalink(id_)}</h{level}>'


def _permalink(id_: str) -> str:
    name = html.escape(id_)
    return f'<a class="headerlink" href="#{name}" title="Permanent link">¶</a>'


class TocEntry(Struct, frozen=True):
    """A heading in the table of contents of a page; ``title`` is plain text."""

    level: int
    id: str
    title: str


class ConvertedPage(Struct, frozen=True, kw_only=True):
    """A Markdown page as HTML."""

    title: str
    html: str
    toc: tuple[TocEntry, ...]


class _Source(Struct, frozen=True):
    """A Markdown page of the output: its path there, and the ids of its headings."""

    path: str
    ids: frozenset[str]


class Prose(Struct, frozen=True, kw_only=True):
    """Converts the Markdown of one API.

    ``base`` is the URL that relative links of the document are resolved against; without
    it they become text. ``pages`` has the path in the site of each Markdown page of the
    output, by its path in the output.
    """

    base: str
    pages: Mapping[str, str]
    own: frozenset[str] = frozenset()
    _known: dict[str, str] = {}

    def block(self, value: str) -> str:
        """Prose of the document as blocks of HTML."""
        if not _MARKUP.search(value):
            return f"<p>{html.escape(value.strip())}</p>" if value.strip() else ""
        tokens = _parser().parse(escaping.block(value))
        return self._rendered(tokens, None)

    def summary(self, value: str) -> str:
        """A summary of the document as inline HTML; tags in it are shown as text."""
        return self.inline(escaping.summary(value)) if value.strip() else ""

    def inline(self, markdown: str) -> str:
        """One line of Markdown, already safe, as inline HTML."""
        if not _MARKUP.search(markdown):
            return html.escape(markdown)
        if markdown not in self._known:
            tokens = _parser().parseInline(markdown)
            self._known[markdown] = self._rendered(tokens, None)
        return self._known[markdown]

    def blocks(self, markdown: str) -> str:
        """Markdown of specloom, already safe, as blocks of HTML."""
        return self._rendered(_parser().parse(markdown), None)

    def page(self, markdown: str, source: str, title: str) -> ConvertedPage:
        """A whole Markdown page of the output, whose path there is ``source``.

        ``title`` is used if the page has no heading of level 1.
        """
        tokens = _parser().parse(_ANCHOR.sub("", markdown))
        found = tuple(_with_ids(tokens))
        ids = frozenset(entry.id for entry in found)
        shown = self._rendered(tokens, _Source(source, ids))
        first = next((entry.title for entry in found if entry.level == 1), "")
        if not first:
            shown = f"<h1>{html.escape(title)}</h1>\n{shown}"
        inner = tuple(entry for entry in found if entry.level == 2)
        return ConvertedPage(title=first or title, html=shown, toc=inner)

    def _rendered(self, tokens: Sequence[Token], source: _Source | None) -> str:
        for token in tokens:
            if token.children:
                self._settle_links(token.children, source)
            elif token.type == "html_block":
                token.content = self._settled_tags(token.content, source)
        shown: str = _parser().renderer.render(tokens, _parser().options, {})
        return shown.strip("\n")

    def _settle_links(self, tokens: list[Token], source: _Source | None) -> None:
        """Change the target of each link, or show the link as text."""
        open_links: list[bool] = []
        for token in tokens:
            if token.type == "text" and "://" in token.content and not open_links:
                token.type, token.content = "html_inline", _linked(token.content)
            elif token.type == "link_open":
                target = self._target(str(token.attrs.get("href", "")), source)
                open_links.append(target is not None)
                if target is None:
                    _empty(token)
                else:
                    token.attrs["href"] = target
            elif token.type == "link_close" and not open_links.pop():
                _empty(token)
            elif token.type == "image":
                target = self._target(str(token.attrs.get("src", "")), source)
                if target is None or (source is None and not is_absolute(target)):
                    token.type, token.content = "text", token.content
                    token.children = None
                else:
                    token.attrs |= {"src": target, "loading": "lazy"}
            elif token.type == "html_inline":
                token.content = self._settled_tags(token.content, source)

    def _settled_tags(self, tags: str, source: _Source | None) -> str:
        """The tags with the targets of links; a page of specloom may have images as well."""
        if source is not None:
            return _SOURCE.sub(
                lambda found: f'{found[1]}="{html.escape(self._known_target(found[2], source))}"',
                tags,
            )

        def settled(found: re.Match[str]) -> str:
            target = self._target(html.unescape(found[1]), source)
            return "<a>" if target is None else f'<a href="{html.escape(target)}">'

        return _TAG.sub(settled, tags)

    def _known_target(self, href: str, source: _Source) -> str:
        return self._target(html.unescape(href), source) or "#"

    def _target(self, href: str, source: _Source | None) -> str | None:
        """The target of a link on the site; None if it leads nowhere."""
        if not safe_address(href):
            return None
        if _SCHEME.match(href):
            return href
        path, _, fragment = href.partition("#")
        if source is not None:
            return self._page_target(path, fragment, source)
        if path.removeprefix("../") in self.own:
            return href
        return urljoin(self.base, href) if is_absolute(self.base) else None

    def _page_target(self, path: str, fragment: str, source: _Source) -> str | None:
        """The target of a link between pages of the output."""
        if not path:
            return f"#{fragment}" if fragment in source.ids else None
        folder = posixpath.dirname(source.path)
        known = self.pages.get(posixpath.normpath(posixpath.join(folder, path)))
        if known is None:
            return None
        start = posixpath.dirname(self.pages[source.path]) or "."
        target = posixpath.relpath(known, start)
        return f"{target}#{fragment}" if fragment else target


def _linked(value: str) -> str:
    """Plain text as HTML in which bare URLs are links, as on GitHub (GFM §6.9)."""
    parts: list[str] = []
    place = 0
    for found in _BARE_URL.finditer(value):
        url = html.escape(found[0])
        parts += [html.escape(value[place : found.start()])]
        parts += [f'<a href="{url}">{url}</a>']
        place = found.end()
    return "".join([*parts, html.escape(value[place:])])


def _empty(token: Token) -> None:
    token.type, token.tag, token.content, token.nesting = "text", "", "", 0


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("code_block", _fence)
    parser.add_render_rule("heading_close", _heading_end)
    return parser


def _fence(
    _renderer: Any, tokens: Sequence[Token], place: int, _options: Any, _env: Any
) -> str:
    token = tokens[place]
    info = token.info.strip().partition(" ")[0].lower()
    return f"{code_block(token.content, info)}\n"


def _heading_end(
    _renderer: Any, tokens: Sequence[Token], place: int, _options: Any, _env: Any
) -> str:
    token, opened = tokens[place], tokens[place - 2]
    id_ = str(opened.attrs.get("id", ""))
    return f"{_permalink(id_) if id_ else ''}</{token.tag}>\n"


def _with_ids(tokens: Sequence[Token]) -> Iterator[TocEntry]:
    """Give each heading the id that GitHub gives it; yield the headings."""
    seen: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        title = _plain_text(tokens[place + 1])
        name = anchor(title) or "section"
        count = seen[name] = seen.get(name, -1) + 1
        id_ = f"{name}-{count}" if count else name
        token.attrs["id"] = id_
        yield TocEntry(int(token.tag[1]), id_, title)


def _plain_text(token: Token) -> str:
    return "".join(
        child.content
        for child in token.children or ()
        if child.type in ("text", "code_inline", "text_special")
    ).strip()


@cache
def _lexer(language: str) -> Lexer | None:
    if language not in _LANGUAGES:
        return None
    found: Lexer = _PYGMENTS.get_lexer_by_name(language)
    return found


@cache
def _formatter() -> HtmlFormatter[str]:
    return HtmlFormatter(nowrap=True)


def _highlighted(value: str, language: str) -> str:
    lexer = _lexer(language)
    if lexer is None or len(value) > _LONGEST_CODE:
        return html.escape(value)
    return highlight(value, lexer, _formatter()).strip("\n")
