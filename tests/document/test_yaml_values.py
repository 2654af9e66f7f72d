"""YAML 1.2's core schema: what a scalar is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.document.reading import findings, read, value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("on", "on"),
        ("NO", "NO"),
        ("y", "y"),
        ("2020-01-01", "2020-01-01"),
        ("2020-01-01T10:00:00Z", "2020-01-01T10:00:00Z"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("=", "="),
        ("012", 12),
        ("-7", -7),
        ("+7", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.5e-1", -0.05),
        ("1.2.3", "1.2.3"),
        ("-", None),
        ("~", None),
        ("", None),
        ("null", None),
        ("nUll", "nUll"),
        ("TRUE", True),
        ("False", False),
        ("tRue", "tRue"),
        ('"true"', "true"),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ('!!int "12"', 12),
        ("!!float 3", 3.0),
        ("! 12", "12"),
        ("١٢", "١٢"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        ("héllo 😀", "héllo 😀"),
    ],
)
def test_scalar(tmp_path: Path, written: str, meant: object) -> None:
    if written == "-":
        root, _ = read(tmp_path, "a:\n  -\n")
        assert root.value == {"a": [None]}
        return
    found = value(tmp_path, f"a: {written}\n")
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(
    "written", ["1.10", "1e3", "0x1F", "012", "~", "True", "text", "1.5", "3", "1.0"]
)
def test_source_text_is_what_was_written(tmp_path: Path, written: str) -> None:
    root, _ = read(tmp_path, f"info: {{x: 1, version: {written}, z: [{written}]}}\n")
    info = root["info"]
    assert info["version"].source_text == written
    assert [item.source_text for item in info["z"].items()] == [written]


def test_source_text_in_json(tmp_path: Path) -> None:
    text = '{"version": 1.10, "list": [2.50, true, null, "1.0"]}'
    root, _ = read(tmp_path, text, "api.json")
    assert root["version"].source_text == "1.10"
    texts = [item.source_text for item in root["list"].items()]
    assert texts == ["2.50", "true", "null", "1.0"]


def test_keys_are_their_text(tmp_path: Path) -> None:
    root, _ = read(tmp_path, "200: a\ntrue: b\nnull: c\n1.10: d\n'x': e\n'': f\n")
    assert list(root.value) == ["200", "true", "null", "1.10", "x", ""]


def test_anchor_and_alias_share_a_value(tmp_path: Path) -> None:
    text = "a: &x {k: 1}\nb: *x\nc: &n name\n*n : d\n"
    root, report = read(tmp_path, text)
    assert report.found == []
    assert root.value == {"a": {"k": 1}, "b": {"k": 1}, "c": "name", "name": "d"}


def test_merge_keys_stand_in_place_and_own_properties_win(tmp_path: Path) -> None:
    text = (
        "base: &base\n  x: 1\n  y: 1\nmore: &more\n  y: 2\n  z: 2\n"
        "one:\n  first: 0\n  <<: *base\n  x: 9\n"
        "both:\n  <<: [*base, *more]\n"
    )
    root, report = read(tmp_path, text)
    assert report.found == []
    assert list(root.value["one"].items()) == [("first", 0), ("y", 1), ("x", 9)]
    assert root.value["both"] == {"x": 1, "y": 1, "z": 2}
    assert (root["one"]["y"].span.line, root["one"]["x"].span.line) == (3, 10)
    assert root["both"]["z"].span.line == 6


def test_a_quoted_merge_key_is_a_property(tmp_path: Path) -> None:
    root, _ = read(tmp_path, "a: {'<<': text}\n")
    assert root.value == {"a": {"<<": "text"}}


def test_unknown_tag_is_ignored_with_a_warning(tmp_path: Path) -> None:
    root, report = read(tmp_path, "a: !foo 12\nb: !bar {c: d}\n")
    assert root.value == {"a": "12", "b": {"c": "d"}}
    assert [(d.code, d.span.line) for d in report.found] == [("W101", 1), ("W101", 2)]


def test_two_hundred_levels_are_fine(tmp_path: Path) -> None:
    root, report = read(tmp_path, "a: " + "[" * 200 + "]" * 200)
    assert report.found == []
    depth, found = 0, root.value["a"]
    while found:
        depth, found = depth + 1, found[0]
    assert depth == 199


def test_a_million_aliased_values_are_fine_and_a_few_more_are_not(
    tmp_path: Path,
) -> None:
    lines = ["a0: &a0 [" + ",".join("x" * 10) + "]"]
    for level in range(1, 12):
        inner = ",".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{inner}]")
    assert findings(tmp_path, "\n".join(lines[:5])) == []
    (found,) = findings(tmp_path, "\n".join(lines))
    assert (found.code, found.span.line) == ("E110", 6)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a: 1\n\t\t# c\nb: 2\n", {"a": 1, "b": 2}),
        ("\t# c\n \t\na: 1\n", {"a": 1}),
        ("a:\n\t# c\n  b: 1\n", {"a": {"b": 1}}),
        ("a: 'x'\n\t\n\t# c\nb: 1\n", {"a": "x", "b": 1}),
        ("a:\n - x\n\t# c\n - y\n", {"a": ["x", "y"]}),
        ("a: {b: x\n\t# c\n}\n", {"a": {"b": "x"}}),
        # The text of a block scalar keeps its tabs.
        ("a: |\n  x\n  \t# c\n\t# d\nb: 1\n", {"a": "x\n\t# c\n", "b": 1}),
        ("a: &b !!str >-\n    x\n    \t# c\n", {"a": "x\n\t# c"}),
        ("a: |2\n  \t# c\n   d\n", {"a": "\t# c\n d\n"}),
        ("- |\n x\n \t# c\n- y\n", ["x\n\t# c\n", "y"]),
    ],
)
def test_tabs_may_precede_a_comment(
    tmp_path: Path, written: str, meant: object
) -> None:
    inner = written.replace("\n", "\n  ").rstrip(" ")
    assert value(tmp_path, f"a:\n  {inner}") == meant
