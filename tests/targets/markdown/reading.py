"""Pages as GitHub would read them: their links, anchors and tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("gfm-like", {"linkify": False})
_ID = re.compile(r'<a id="([^"]*)">')
_DROPPED = re.compile(r"[^\w\- ]")


@dataclass
class Reading:
    """What a page holds for its reader."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    headings: list[tuple[str, str]] = field(default_factory=list)  # tag, text
    fences: list[tuple[str, str]] = field(default_factory=list)  # info, content
    html: list[str] = field(default_factory=list)


def read(text: str) -> Reading:
    found = Reading()
    seen: dict[str, int] = {}
    tokens = PARSER.parse(text)
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            title = "".join(t.content for t in tokens[place + 1].children or [])
            found.headings.append((token.tag, title))
            slug = _DROPPED.sub("", title.strip().lower()).replace(" ", "-")
            found.anchors.add(f"{slug}-{seen[slug]}" if slug in seen else slug)
            seen[slug] = seen.get(slug, 0) + 1
        elif token.type == "fence":
            found.fences.append((token.info, token.content))
        elif token.type == "html_block":
            found.html.append(token.content)
        for inner in token.children or []:
            _inline(inner, found)
    for html in found.html:
        found.anchors.update(_ID.findall(html))
    return found


def _inline(token: Token, found: Reading) -> None:
    if token.type == "link_open":
        found.links.append(str(token.attrs["href"]))
    elif token.type == "html_inline":
        found.html.append(token.content)


def broken_links(pages: Mapping[str, str]) -> Iterator[str]:
    """The relative links that lead nowhere."""
    readings = {path: read(text) for path, text in pages.items()}
    for path, reading in readings.items():
        for link in reading.links:
            if re.match(r"[a-z][a-z0-9+.-]*:|/", link, re.IGNORECASE):
                continue
            target, _, anchor = link.partition("#")
            home = posixpath.dirname(path)
            file = (
                posixpath.normpath(posixpath.join(home, unquote(target)))
                if target
                else path
            )
            if file not in readings:
                yield f"{path}: {link}: no such page"
            elif anchor and unquote(anchor) not in readings[file].anchors:
                yield f"{path}: {link}: no such anchor"
