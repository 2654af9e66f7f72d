"""Nodes know where they stand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.diagnostics import Report
from specloom.document import Node, tree
from specloom.document.node import Source, parse
from specloom.document.tree import EncodedLines, Lines
from tests.document.reading import read

YAML = """\
# a note
openapi: 3.1.0
info:
    title: Ünï
    "quoted key": [a,  b]
paths:
- get: {x: 1}
  put:
-
  - deep
"""


def place(node: Node) -> tuple[int, int]:
    return node.span.line, node.span.column


def test_places_in_yaml(tmp_path: Path) -> None:
    root, _ = read(tmp_path, YAML)
    info, paths = root["info"], root["paths"]
    first, second = paths.items()
    assert place(root) == (2, 1)
    assert place(info) == (3, 1)
    assert place(info["title"]) == (4, 5)
    assert [place(item) for item in info["quoted key"].items()] == [(5, 20), (5, 24)]
    assert place(first) == (7, 3)
    assert place(first["get"]["x"]) == (7, 9)
    assert place(first["put"]) == (8, 3)
    assert [place(item) for item in second.items()] == [(10, 5)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_breaks(tmp_path: Path, newline: str) -> None:
    root, _ = read(tmp_path, newline.join(["a: 1", "b:", "  c: 2", ""]))
    assert place(root["b"]["c"]) == (3, 3)
    root, _ = read(tmp_path, newline.join(["{", ' "a": 1,', ' "b": [1, 2]}']))
    assert [place(item) for item in root["b"].items()] == [(3, 8), (3, 11)]


def test_the_path_is_shown_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "specs").mkdir()
    monkeypatch.chdir(tmp_path)
    root, _ = read(tmp_path / "specs", "a: 1")
    assert str(root["a"].span) == "specs/api.yaml:1:1"
    monkeypatch.chdir(tmp_path / "specs")
    (tmp_path / "specs" / "deep").mkdir()
    root, _ = read(tmp_path, "a: 1")
    assert root.span.file == (tmp_path / "api.yaml").as_posix()


values: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, width=16)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=25,
)


def source(text: str) -> Source:
    return parse(text, path="x.json", uri="file:///x.json", name="", report=Report())


def every_node(root: Node) -> list[Node]:
    found, rest = [], [root]
    while rest:
        node = rest.pop()
        found.append(node)
        rest += [*node.items(), *(member for _, member in node.members())]
    return found


@given(value=values, indent=st.sampled_from([None, 0, 2]), ascii_only=st.booleans())
def test_every_place_in_json_holds_its_node(
    value: Any, indent: int | None, ascii_only: bool
) -> None:
    finite = json.loads(json.dumps(value).replace("Infinity", "1"))
    text = json.dumps([finite], indent=indent, ensure_ascii=ascii_only)
    read_source = source(text)
    assert read_source.value == [finite]
    lines = Lines(text)
    for node in every_node(Node(read_source, (), read_source.value)):
        offset = lines.offset(node.span.line, node.span.column)
        found, _ = json.JSONDecoder().raw_decode(text, offset)
        owner = Node(read_source, node.pointer[:-1], None)
        is_member = bool(node.pointer) and not owner_is_array(read_source, node)
        assert found == (node.pointer[-1] if is_member else node.value), owner


@pytest.mark.parametrize("length", [1, 4095, 4096, 9000])
def test_columns_of_one_long_line_count_characters(length: int) -> None:
    text = json.dumps(
        ["é€" * length, {"\U0001f600": 1.10, "b": []}], ensure_ascii=False
    )
    read_source = source(text)
    inner = Node(read_source, ("1",), read_source.value[1])
    for name, column in (("\U0001f600", 2 * length + 7), ("b", 2 * length + 17)):
        assert place(inner[name]) == (1, column)
    lines = EncodedLines(f"é\r\n{text}\rz".encode())
    assert [lines.line(number) for number in range(5)] == ["", "é", text, "z", ""]


def owner_is_array(read_source: Source, node: Node) -> bool:
    value: Any = read_source.value
    for token in node.pointer[:-1]:
        value = value[int(token)] if isinstance(value, list) else value[token]
    return isinstance(value, list)


def test_nodes(tmp_path: Path) -> None:
    root, _ = read(tmp_path, "a~/b: {t: x, f: true, n: 1, g: 'true'}\nl: [1, {m: 2}]\n")
    node = root["a~/b"]
    assert node.id == "#/a~0~1b"
    assert root.id == "#"
    assert (node.key, root.key) == ("a~/b", "")
    assert (node.text("t"), node.text("n"), node.text("z", "d")) == ("x", "", "d")
    assert (node.flag("f"), node.flag("g"), node.flag("z")) == (True, False, False)
    assert root["l"].get("m") is None
    assert list(node.items()) == []
    assert list(root["l"].members()) == []
    assert root["l"].step("1") == [*root["l"].items()][1]
    assert [root["l"].step(t) for t in ("2", "01", "-1", "x", "²")] == [None] * 5
    assert "t" in node
    assert "z" not in node
    assert (root.is_object, root["l"].is_array, node["t"].is_text) == (True,) * 3
    assert node == root["a~/b"]
    assert len({node, root["a~/b"], root}) == 2
    with pytest.raises(KeyError):
        node["z"]


@pytest.mark.parametrize("part", [1, 3, 7, 1000])
def test_lines_are_the_same_in_parts(
    monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(tree, "_PART", part)
    for text in ("", "a", "a\n", "\r\n\r\n", "a\rb\r\nc\n\nd", "\n\r", "ab\r\r\nc\n"):
        lines = EncodedLines(text.encode())
        known = Lines(text)
        assert [lines.place(at) for at in range(len(text))] == [
            known.place(at) for at in range(len(text))
        ]
        for number, line in enumerate(re.split(r"\r\n?|\n", text), 1):
            assert lines.line(number) == line
