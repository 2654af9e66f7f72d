"""No text of a document becomes HTML or a link that runs, in any page and to two renderers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from specloom.apidiff.findings import Finding, Level
from specloom.apidiff.release import grouped
from specloom.config import Config
from specloom.diagnostics import Report
from specloom.pipeline import build
from specloom.targets.markdown import escaping
from specloom.targets.markdown.inlines import ELEMENTS, SCHEMES
from tests.whole_output import silent

# What Markdown itself makes (CommonMark §4, §5; GFM §4.10, §5.3, §6.5).
OF_MARKDOWN = {*("h1", "h2", "h3", "h4", "h5", "h6"), "blockquote", "hr", "del", "img"}
ATTRIBUTES = {"href", "src", "alt", "title", "id", "class", "start", "align"}
IMG = "<img src=x onerror=alert(1)>"
LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "javascript\\:alert(1)",
    "&#1;javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<b>x</b>",
    "data:text/html;base64,PHA+",
    "javascript:a((((b))))",
    "file:///etc/passwd",
)
LINE_PAYLOADS = (
    IMG,
    f"https://api.example/{IMG}",
    f"www.api.example/{IMG}",
    f"https://api.example/`{IMG}`",
    f"https://api.example/\\`{IMG}`",
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    "<b onmouseover=alert(1)>x</b>",
    '<p style="position:fixed">x</p>',
    '<iframe srcdoc="<b>x</b>">',
    "<math><mi//xlink:href='data:x'>",
    "<!-- x --> <!DOCTYPE x> <?x?> <![CDATA[x]]>",
    "</td></tr></table><h1>x</h1>",
    "<details><summary>x",
    f"`{IMG}",
    f"`` ` {IMG} ``",
    f"{'`' * 81}{IMG}{'`' * 81}",
    f"\\{IMG}",
    f"\\\\{IMG}",
    f"| {IMG} |",
    f"`a | {IMG}` |",
    f"<p>`{IMG}`</p>",
    f"x](<{IMG[1:]})",
    f"x](a`b) `{IMG}`",
    f"x](https://a.example)`{IMG}`",
    f"[x](a `{IMG}`)",
    "<javascript:alert(1)>",
    "ftp://a.example xmpp:a@b.example xm&#112;p:a@b.example",
    "&lt;img src=x onerror=alert(1)&gt;",
    *(f"[x]({link}) ![y]({link})" for link in LINKS),
    *(f"[x](<{link}>)" for link in LINKS if ">" not in link),
)
BLOCK_PAYLOADS = (
    *(f"[x]\n\n[x]: {link}" for link in LINKS),
    "[x]\n\n[x]:\njavascript:alert(1)",
    "> [x]\n\n> [x]:\n> javascript:alert(1)",
    f"a[^1]\n\n[^1]: b\n\n    {IMG}",
    f"`a\n[^1]: {IMG}\n`",
    f"- a\n\n  ```\n{IMG}",
    f"<p>\n```\n{IMG}\n```\n</p>",
    f"<!-- x -->\n    {IMG}",
    f"> a `\n>\n> x ` y ` {IMG} `",
    "> <a\n> href=javascript:alert(1) onclick=alert(1)>x</a>",
    f"a | b\n--- | ---\n` | {IMG} `",
    f"<p> | `{IMG}`\n--- | ---",
    f"[x]: https://a.example '`'\n`b` {IMG}`",
    f"```a|b\n---|---\n`{IMG}`",
    f"a\n\n```\n{IMG}",
    f"<pre>\n\n{IMG}\n",
    f"{'`' * 300}\n{'`' * 260}\n{IMG}\n{'`' * 300}",
    f"a `{'b' * 5000}` c `{IMG} `",
)


def page_document(number: int, payload: str) -> dict[str, Any]:
    """The parts of a document that say the payload in each place where there is a text."""
    word = {
        "type": "string",
        "title": f"T {payload}",
        "description": payload,
        "enum": [payload, "plain"],
        "default": payload,
        "examples": [payload],
    }
    thing = {
        "type": "object",
        "title": f"Title{number} {payload}",
        "description": payload,
        "required": ["kept"],
        "externalDocs": {"url": payload, "description": payload},
        "properties": {"kept": word, f"p {payload}": {"type": "string"}},
    }
    response = {
        "description": payload,
        "headers": {f"X-{payload}": {"description": payload, "schema": word}},
        "content": {"application/json": {"schema": thing}},
        "links": {f"l {payload}": {"operationId": "op0", "description": payload}},
    }
    operation = {
        "operationId": f"op{number}" if number == 0 else f"op{number} {payload}",
        "tags": [f"tag{number} {payload}"],
        "summary": payload,
        "description": payload,
        "externalDocs": {"url": payload, "description": payload},
        "servers": [{"url": f"https://api.example/{payload}", "description": payload}],
        "parameters": [
            {"name": "q", "in": "query", "description": payload, "schema": word},
            {"name": f"n {payload}", "in": "query", "schema": word},
            {"name": f"h {payload}", "in": "header", "schema": {"type": "string"}},
        ],
        "requestBody": {
            "description": payload,
            "content": {f"application/x {payload}": {"schema": thing}},
        },
        "responses": {"200": response, "404": {"description": payload}},
        "security": [{f"s{number} {payload}": [payload]}],
        f"x-{payload}": payload,
    }
    return {
        "tags": {"name": f"tag{number} {payload}", "description": payload},
        "path": {"post": operation},
        "schema": thing,
        "webhook": {"post": {**operation, "operationId": f"hook{number} {payload}"}},
        "scheme": {
            "type": "oauth2",
            "description": payload,
            "flows": {
                "clientCredentials": {"tokenUrl": payload, "scopes": {payload: payload}}
            },
        },
        "server": {"url": f"https://api.example/{payload}", "description": payload},
    }


def document(payloads: list[tuple[int, str]]) -> dict[str, Any]:
    """A document with an operation for each payload; the first is its title too."""
    parts = {number: (p, page_document(number, p)) for number, p in payloads}
    first = payloads[0][1]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": first,
            "version": first,
            "summary": first,
            "description": first,
            "termsOfService": first,
            "contact": {"name": first, "url": first, "email": first},
            "license": {"name": first, "url": first},
        },
        "externalDocs": {"url": first, "description": first},
        "servers": [part["server"] for _, part in parts.values()],
        "tags": [part["tags"] for _, part in parts.values()],
        "paths": {f"/p{n}": part["path"] for n, (_, part) in parts.items()},
        "webhooks": {f"w{n} {p}": part["webhook"] for n, (p, part) in parts.items()},
        "components": {
            "schemas": {f"S{n}": part["schema"] for n, (_, part) in parts.items()},
            "securitySchemes": {
                f"s{n} {p}": part["scheme"] for n, (p, part) in parts.items()
            },
        },
    }


PAYLOADS = list(enumerate((*LINE_PAYLOADS, *BLOCK_PAYLOADS)))
BATCH = 24
BATCHES = [PAYLOADS[at : at + BATCH] for at in range(0, len(PAYLOADS), BATCH)]


@cache
def pages(batch: int) -> dict[str, str]:
    """The Markdown files that are made of a batch of payloads."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "api.json")
        file.write_text(json.dumps(document(BATCHES[batch])), encoding="utf-8")
        files = build(file, Config(package="sdk", client="Sdk"), Report(), silent).plan
    return {path: page for path, page in files.files.items() if path.endswith(".md")}


PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
PARSER.validateLink = lambda url: True  # type: ignore[method-assign]


def github(page: str) -> str:
    return str(
        cmarkgfm.markdown_to_html_with_extensions(
            page,
            Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
            ["table", "autolink", "strikethrough", "tasklist"],
        )
    )


RENDERERS: dict[str, Callable[[str], str]] = {
    "cmark-gfm": github,
    "markdown-it": PARSER.render,
}


class Walk(HTMLParser):
    """Collects what may not be in a page, and the text that people see."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS | OF_MARKDOWN:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            cell = tag in ("td", "th") and name == "style"  # markdown-it's alignment
            if name not in ATTRIBUTES and not cell:
                self.wrong.append(f"<{tag} {name}={value!r}>")
            if name in ("href", "src"):
                address = re.sub(r"[\x00-\x20]", "", value or "").lower()
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
                if scheme and scheme[1] not in SCHEMES:
                    self.wrong.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}>")


def walk(page: str, renderer: str) -> Walk:
    walker = Walk()
    walker.feed(RENDERERS[renderer](page))
    walker.close()
    return walker


def test_there_are_hundreds_of_hostile_texts() -> None:
    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield key
                yield from texts(item)
        elif isinstance(value, list):
            for item in value:
                yield from texts(item)
        elif isinstance(value, str):
            yield value

    hostile = [
        text
        for batch in BATCHES
        for text in texts(document(batch))
        if any(payload in text for _, payload in batch)
    ]
    assert len(PAYLOADS) >= 80
    assert len(hostile) >= 2000


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("batch", range(len(BATCHES)))
def test_pages_have_safe_html_and_links_only(batch: int, renderer: str) -> None:
    made = pages(batch)
    assert {"README.md", "docs/COVERAGE.md"} <= set(made)
    wrong = {
        path: found
        for path, page in made.items()
        if (found := walk(page, renderer).wrong)
    }
    assert wrong == {}


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_changelog_has_safe_html_and_links_only(renderer: str) -> None:
    found = [
        Finding(
            code="reworked",
            level=Level.BREAKING,
            message=message,
            subject=payload,
            wire=Level.BREAKING,
        )
        for _, payload in PAYLOADS
        for message in (f"`{payload}` is new", f"{payload} is now `{payload}`")
    ]
    walked = walk(grouped(found), renderer)
    assert walked.wrong == []
    assert "alert(1)" in "".join(walked.seen)


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("batch", range(len(BATCHES)))
def test_titles_and_servers_show_as_they_are(batch: int, renderer: str) -> None:
    made = pages(batch)
    both = (made["README.md"], made["docs/README.md"])
    readme = flat("".join(text for page in both for text in walk(page, renderer).seen))
    for _, payload in BATCHES[batch]:
        shown = flat(f"https://api.example/{payload}")
        assert shown in readme, payload
    assert readme.startswith(flat(BATCHES[batch][0][1]))


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize(
    "text",
    [
        "\\>",
        "\\&",
        '\\"&',
        "|\\>",
        "https://a.example/>é",
        "www.a.example/'x",
        "<a> #",
        "https://a.example/xmpp:a@b",
    ],
)
def test_a_title_of_the_rest_form_shows_as_it_is(text: str, renderer: str) -> None:
    walked = walk(f"# x {escaping.title(text)}\n", renderer)
    assert flat("".join(walked.seen)) == f"x {text}"


def flat(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())
