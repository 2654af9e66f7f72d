"""Every fault of a file has a code and a place."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from specloom.diagnostics import InputError, Report
from specloom.document import Documents, Node, node
from tests.document.reading import findings, found_in, read

YAML_FAULTS = {
    "a: [1, 2\nb: 3\n": ("E106", 2, 2),
    "a: b: c\n": ("E106", 1, 5),
    "a:\n\tb: 1\n": ("E106", 2, 1),
    "": ("E105", 1, 1),
    "# nothing\n": ("E105", 1, 1),
    "a: 1\na: 2\n": ("W105", 2, 1),
    '200: 1\n"200": 2\n': ("W105", 2, 1),
    "a: 1\n---\nb: 2\n": ("E108", 2, 1),
    "a: " + "[" * 600 + "]" * 600: ("E109", 1, 503),
    "a: &x {b: *x}\n": ("E111", 1, 11),
    "a: *x\n": ("E111", 1, 4),
    "? [a]\n: b\n": ("E112", 1, 3),
    "a: &x [1]\n*x : b\n": ("E112", 2, 1),
    "<<: text\n": ("E113", 1, 1),
    "a: 1\nb: .inf\n": ("W106", 2, 4),
    "a: .NaN\n": ("W106", 1, 4),
    "a: 1e999\n": ("W106", 1, 4),
    "a: " + "9" * 5000: ("E114", 1, 4),
    "a: !!int x\n": ("E114", 1, 4),
    "- a\n": ("E115", 1, 1),
    "# note\n\n  text\n": ("E115", 3, 3),
    "a: x\x00y\n": ("E104", 1, 5),
}


@pytest.mark.parametrize("text", YAML_FAULTS, ids=lambda text: repr(text[:24]))
def test_yaml_fault(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, text) == [YAML_FAULTS[text]]


JSON_FAULTS = {
    '{"a": ]}': ("E106", 1, 7),
    '{"a": 1,\n "a": 2}': ("W105", 2, 2),
    '{"a": {"b": 1, "\\u0062": 2}}': ("W105", 1, 16),
    "[" * 5000 + "]" * 5000: ("E109", 1, 501),
    "[" * 600 + "]" * 600: ("E109", 1, 501),
    "[" * 300_000: ("E109", 1, 501),
    '{"b": "NaN", "a": NaN}': ("W106", 1, 19),
    '{"a": -Infinity}': ("W106", 1, 7),
    '{"a": 1e999}': ("W106", 1, 7),
    '{"a": ' + "9" * 5000 + "}": ("E114", 1, 7),
    "[1]": ("E115", 1, 1),
    '{"a": "\\ud800"}': ("E116", 1, 7),
    '{"\\udc00": 1}': ("E116", 1, 2),
    '{"a": "\x01"}': ("E104", 1, 8),
}


@pytest.mark.parametrize("text", JSON_FAULTS, ids=lambda text: repr(text[:24]))
def test_json_fault(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, text, "api.json") == [JSON_FAULTS[text]]


def test_duplicates_name_both_places_and_come_all_at_once(tmp_path: Path) -> None:
    for name, text in {
        "api.yaml": "a:\n  b: 1\n  c: 2\n  b: 3\nd: 1\nd: 2\n",
        "api.json": '{"a":\n {"b": 1,\n "c": 2,\n "b": 3},\n "d": 1,\n "d": 2}',
    }.items():
        found = findings(tmp_path, text, name)
        assert [d.code for d in found] == ["W105", "W105"]
        assert [d.span.line for d in found] == [4, 6]
        assert [d.related[0][0].line for d in found] == [2, 5]


LATER_COUNTS = """\
{"a": {"x": {"y": [1, {"gone": 0}]}, "b": 1},
 "c": [{"d": 1,
  "d": {"e": 2.50}}],
 "a": {"z": 0,
  "x": [{"y": 3}, 1e2],
  "b": 2, "z": "last"}}
"""


@pytest.mark.parametrize(("name", "head"), [("api.json", ""), ("api.yaml", "# Y\n")])
def test_the_later_of_two_properties_counts(
    tmp_path: Path, name: str, head: str
) -> None:
    root, _ = read(tmp_path, head + LATER_COUNTS, name)
    assert root.value == {
        "a": {"z": "last", "x": [{"y": 3}, 100.0], "b": 2},
        "c": [{"d": {"e": 2.5}}],
    }
    assert list(root.value["a"]) == ["z", "x", "b"]
    places = {
        ("a",): (4, 2),
        ("a", "z"): (6, 11),
        ("a", "x", "0", "y"): (5, 10),
        ("a", "x", "1"): (5, 19),
        ("c", "0", "d"): (3, 3),
        ("c", "0", "d", "e"): (3, 9),
    }
    for pointer, place in places.items():
        node = at(root, *pointer)
        line = node.span.line - head.count("\n")
        assert (line, node.span.column) == place, pointer
    assert at(root, "c", "0", "d", "e").source_text == "2.50"


def at(root: Node, *pointer: str) -> Node:
    """What stands at a pointer's end."""
    node: Node | None = root
    for token in pointer:
        node = None if node is None else node.step(token)
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api.yaml", "a: [.inf, -.INF, .NaN, 1e999]"),
        ("api.json", '{"a": [NaN, 1e999]}'),
    ],
)
def test_numbers_without_a_value_are_text(tmp_path: Path, name: str, text: str) -> None:
    root, report = read(tmp_path, text, name)
    assert all(isinstance(item, str) and item in text for item in root.value["a"])
    assert [d.code for d in report.found] == ["W106"] * len(root.value["a"])


def test_many_doubled_keys_are_read_in_time(tmp_path: Path) -> None:
    pairs = [f'"k{number}": 0' for number in range(20_000)]
    text = f"{{{', '.join(pairs * 2)}}}"
    for name, content in {"api.json": text, "api.yaml": f"# YAML\n{text}"}.items():
        began = time.perf_counter()
        assert len(findings(tmp_path, content, name)) == 20_000
        assert time.perf_counter() - began < 20


def test_surrogate_pairs_are_characters(tmp_path: Path) -> None:
    assert found_in(tmp_path, '{"a": "\\ud83d\\ude00"}', "api.json") == []


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: caf\xe9\n", (1, 7)),
        (b"a: 1\nb: \xc3\xa9\xff", (2, 5)),
        (b"\xff\xfea\x00:\x00 \x00\x00\xd8", (1, 4)),
    ],
)
def test_bytes_that_are_no_text(
    tmp_path: Path, data: bytes, place: tuple[int, int]
) -> None:
    assert found_in(tmp_path, data) == [("E103", *place)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be-mark"]
)
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    text = "a: ü😀\n"
    if encoding == "utf-16-be-mark":
        data = b"\xfe\xff" + text.encode("utf-16-be")
    else:
        data = text.encode(encoding)
    for name in ("api.yaml", "api.json"):
        assert [d.code for d in findings(tmp_path, data, name)] == []


def error_of(path: Path) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        Documents(path, Report()).root()
    (found,) = caught.value.diagnostics
    return found.code, str(found.span)


def test_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert error_of(Path("missing.yaml")) == ("E101", "missing.yaml:1:1")
    assert error_of(tmp_path / "folder") == ("E101", "folder:1:1")
    assert error_of(Path("pipe")) == ("E101", "pipe:1:1")
    assert error_of(Path("/dev/zero")) == ("E101", "/dev/zero:1:1")
    assert error_of(Path("a\x00b"))[0] == "E101"


def test_a_large_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "MAX_BYTES", 10)
    assert found_in(tmp_path, "a: 23456789\n") == [("E102", 1, 1)]


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("api.yaml", '{"a": 1}', []),
        ("api.yaml", '{"a": 1,}', []),
        ("api.yaml", "{a: [x], # note\n b: 1}", []),
        ("api.json", "a: 1\nb: [2]\n", []),
        ("api.json", '{"a": 1,}', ["W102"]),
        ("api.json", '{"a": 1, # note\n}', ["W102"]),
        ("api", '\n {"a": 1}', []),
    ],
)
def test_content_decides_between_json_and_yaml(
    tmp_path: Path, name: str, text: str, codes: list[str]
) -> None:
    assert [d.code for d in findings(tmp_path, text, name)] == codes
