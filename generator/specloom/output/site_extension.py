"""Hands the pages of a site to Zensical, in whose process this module runs.

Zensical renders pages with Python-Markdown, which reads text differently than GitHub does:
attributes in braces, for example, would let a document add attributes to our HTML. The
pages of a site are HTML already. This extension takes them as they are.
"""

from __future__ import annotations

import importlib
import json
import re
from functools import partial
from typing import Any

_TOC = re.compile(r"\s*<!--(.*?)-->\n", re.DOTALL)


def toc_tokens(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The headings as Python-Markdown's extension ``toc`` describes them."""
    return [
        {
            "level": row["level"],
            "id": row["id"],
            "name": row["title"],
            "html": row["title"],
            "data-toc-label": "",
            "children": [],
        }
        for row in rows
    ]


def take(markdown: Any, source: str) -> str:
    """The HTML of a page; its headings become those of ``markdown``."""
    found = _TOC.match(source)
    if found is None:
        return source
    markdown.toc_tokens = toc_tokens(json.loads(found[1]))
    return source[found.end() :]


def makeExtension(  # noqa: N802  (the name that Python-Markdown expects)
    **_: Any,
) -> Any:
    """The extension."""
    base: Any = importlib.import_module("markdown.extensions").Extension

    def extend(self: Any, markdown: Any) -> None:
        markdown.convert = partial(take, markdown)

    return type("Pages", (base,), {"extendMarkdown": extend})()
