"""Checks of a built documentation site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

SCHEMES = ("http", "https", "mailto")


@dataclass
class Seen(HTMLParser):
    """The ids, links, scripts and other active content of a page, and its text."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    active: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    inside: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")
                address = re.sub(r"[\x00-\x20]", "", value or "").lower()
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
                if scheme and scheme[1] not in SCHEMES:
                    self.active.append(f"<{tag} {name}={value!r}>")
            if name.startswith("on") or name in ("srcdoc", "formaction"):
                self.active.append(f"<{tag} {name}={value!r}>")
        form = tag == "form" and dict(attrs).get("data-md-component") != "palette"
        if form or tag in ("iframe", "object", "embed", "base", "math"):
            self.active.append(f"<{tag}>")
        if tag == "script" and not any(name == "src" for name, _ in attrs):
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script" and self.scripts:
            self.scripts[-1] += data
        else:
            self.texts.append(data)


def pages_of(site: Path) -> dict[str, Seen]:
    """The pages of a site by their path."""
    found: dict[str, Seen] = {}
    for file in sorted(site.rglob("*.html")):
        seen = Seen()
        seen.feed(file.read_text("utf-8"))
        seen.close()
        found[file.relative_to(site).as_posix()] = seen
    return found


def broken_links(site: Path, pages: dict[str, Seen]) -> Iterator[str]:
    """The relative links of a site to a file or an anchor that does not exist."""
    for path, seen in pages.items():
        for link in seen.links:
            url = urlsplit(link)
            if url.scheme or url.netloc:
                continue
            folder = (site / path).parent
            file = (folder / unquote(url.path)).resolve() if url.path else site / path
            name = file.relative_to(site.resolve()) if url.path else Path(path)
            target = pages.get(name.as_posix())
            if not file.is_file() or (
                target and url.fragment and unquote(url.fragment) not in target.ids
            ):
                yield f"{path}: {link}"


def own_scripts(seen: Seen) -> set[str]:
    """The scripts in a page, without the JSON that configures the theme."""
    found: set[str] = set()
    for script in seen.scripts:
        try:
            json.loads(script)
        except ValueError:
            found.add(re.sub(r'new URL\("[^"]*"', "new URL(", script))
    return found
