"""Whatever a document says to people, it stays in its place, and values stay what they are."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specloom.config import Config
from specloom.diagnostics import Report
from specloom.pipeline import build
from specloom.render import printable
from tests.whole_output import silent

PARSER = MarkdownIt("gfm-like", {"linkify": False})
AWKWARD = st.sampled_from(
    [
        '"""',
        "\\",
        '\\"',
        "|",
        "`",
        "```\n",
        "<!--",
        "</td>",
        "{{ x }}",
        "# x",
        "- x\n",
        "\n\n",
    ]
)
TEXTS = st.lists(AWKWARD | st.text(max_size=12), max_size=4).map("".join)
MARK = "the last of all"


def document(text: str, values: list[str]) -> dict[str, Any]:
    """A document that says ``text`` wherever there is something to say."""
    word = {"type": "string", "description": text, "default": text, "enum": values}
    thing = {
        "type": "object",
        "title": text,
        "description": text,
        "properties": {"a": word, "b": {"type": "string", "description": MARK}},
    }
    operation = {
        "operationId": "get thing",
        "tags": ["things"],
        "summary": text,
        "description": text,
        "parameters": [
            {"name": "q", "in": "query", "description": text, "schema": word},
            {"name": "z", "in": "query", "description": MARK, "schema": word},
        ],
        "responses": {
            "200": {
                "description": text,
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/T"}}
                },
            }
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1", "description": text},
        "tags": [{"name": "things", "description": text}],
        "paths": {"/x": {"get": operation}},
        "components": {"schemas": {"T": thing}},
    }


def output(value: dict[str, Any]) -> dict[str, str]:
    with TemporaryDirectory() as folder:
        file = Path(folder, "api.json")
        file.write_text(json.dumps(value), encoding="utf-8")
        config = Config(package="sdk", client="Sdk")
        return dict(build(file, config, Report(), silent).plan.files)


def literals(module: str) -> list[tuple[str, ...]]:
    """The texts in each ``Literal[…]`` of a module."""
    found: list[tuple[str, ...]] = []
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            items = (
                node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            )
            found.append(tuple(ast.literal_eval(item) for item in items))
    return found


def rows(page: str) -> list[int]:
    """The number of cells in each row of a page's tables."""
    counts: list[int] = []
    for token in PARSER.parse(page):
        if token.type == "tr_open":
            counts.append(0)
        elif token.type in ("td_open", "th_open"):
            counts[-1] += 1
    return counts


@settings(max_examples=12, deadline=None)
@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=4, unique=True))
def test_any_text_stays_in_its_place(text: str, values: list[str]) -> None:
    made, plain = output(document(text, values)), output(document("Plain.", values))
    assert set(made) == set(plain), "a text makes no file"
    for path, page in made.items():
        if path.endswith(".py"):
            assert _shape(page) == _shape(plain[path]), path
    assert rows(made["docs/T.md"]) == rows(plain["docs/T.md"])
    wanted = tuple(printable(value) for value in values)
    assert literals(made["sdk/models/t.py"]) == [wanted]


def _shape(module: str) -> list[str]:
    """What a module defines, in order: no text can add to it."""
    return [
        getattr(node, "name", "")
        for node in ast.walk(ast.parse(module))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
