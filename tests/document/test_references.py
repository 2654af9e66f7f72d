"""What references lead to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from specloom.diagnostics import Report
from specloom.document import Documents


class Case:
    """A folder of files, whose root document is ``api.yaml``."""

    def __init__(self, folder: Path, files: dict[str, str], *roots: Path) -> None:
        for name, text in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        self.report = Report()
        self.documents = Documents(
            folder / "api.yaml", self.report, reference_roots=roots
        )

    def to(self, ref: str, at: str = "") -> str | None:
        """The id of what ``ref`` leads to from the node at the path ``at``."""
        node = self.documents.nearest(at.split("/") if at else [])
        found = self.documents.resolve(ref, node)
        return found.id if found is not None else None

    def codes(self) -> list[str]:
        return [found.code for found in self.report.found]


PETS = """\
components:
  schemas:
    Pet: {type: object, properties: {tag: {$ref: '#/components/schemas/Tag'}}}
    Tag: {properties: {name: {type: string}}}
    a/b~c: {}
    per%25cent: {}
    sp ace: {}
    '200': {}
definitions: {Old: {}}
paths: {'/a/{id}': {get: {parameters: [{name: x}]}}}
"""


@pytest.mark.parametrize(
    ("ref", "id_"),
    [
        ("#/components/schemas/Pet", "#/components/schemas/Pet"),
        ("#/components/schemas/a~1b~0c", "#/components/schemas/a~1b~0c"),
        ("#/components/schemas/sp%20ace", "#/components/schemas/sp ace"),
        ("#/components/schemas/sp ace", "#/components/schemas/sp ace"),
        ("#/components/schemas/per%25cent", "#/components/schemas/per%25cent"),
        ("#/components/schemas/200", "#/components/schemas/200"),
        (
            "#/paths/~1a~1%7Bid%7D/get/parameters/0/name",
            "#/paths/~1a~1{id}/get/parameters/0/name",
        ),
        (
            "#/components/schemas/Pet/properties/tag/properties/name",
            "#/components/schemas/Tag/properties/name",
        ),
        ("#", "#"),
        ("api.yaml#/definitions/Old", "#/definitions/Old"),
        ("./api.yaml#/definitions/Old", "#/definitions/Old"),
    ],
)
def test_within_a_file(tmp_path: Path, ref: str, id_: str) -> None:
    case = Case(tmp_path, {"api.yaml": PETS})
    assert case.to(ref) == id_
    assert case.codes() == []


def test_between_files(tmp_path: Path) -> None:
    case = Case(
        tmp_path / "root",
        {
            "api.yaml": "a: {$ref: 'sub/one.yaml#/x'}\n",
            "sub/one.yaml": "x: {$ref: two%20three.json}\ny: {z: {$ref: '#/x'}}\n",
            "sub/two three.json": '{"back": {"$ref": "../api.yaml#/a"}}',
            "../beside.yaml": "k: {}\n",
        },
        tmp_path,
    )
    assert case.to("sub/one.yaml#/y/z") == "sub/one.yaml#/y/z"
    start = case.documents.root()["a"]
    end = case.documents.follow(start)
    assert end is not None
    assert end.id == "sub/two three.json#"
    assert case.to("../beside.yaml#/k") == "../beside.yaml#/k"
    assert case.to("sub/one.yaml#/y/z/back") == "sub/two three.json#/back"
    assert [s.name for s in case.documents.sources()] == [
        "",
        "sub/one.yaml",
        "sub/two three.json",
        "../beside.yaml",
    ]


def test_a_name_that_is_missing(tmp_path: Path) -> None:
    case = Case(
        tmp_path, {"api.yaml": PETS + "x:\n  $ref: '#/components/schemas/Pett'\n"}
    )
    assert case.documents.follow(case.documents.root()["x"]) is None
    (found,) = case.report.found
    assert (found.code, found.span.line, found.span.column) == ("W104", 12, 3)
    assert "'#/components/schemas' has no 'Pett'" in found.message
    assert found.hint == "Did you mean '#/components/schemas/Pet'?"
    assert not case.report.has_errors


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("missing.yaml#/a", "W120"),
        ("sub", "W120"),
        ("broken.yaml#/a", "E106"),
        ("urn:example:x", "W120"),
        ("ftp://example.com/x", "W120"),
        ("http://[broken/x", "W120"),
        ("https://example.com/x.yaml#/a", "W121"),
        ("#/a", "W123"),
        ("#/components/schemas/Nobody", "W104"),
        ("#nobody", "W104"),
    ],
)
def test_nowhere(tmp_path: Path, ref: str, code: str) -> None:
    text = f"{PETS}a: {{$ref: '#/b'}}\nb:\n  $ref: '{ref}'\n"
    case = Case(tmp_path, {"api.yaml": text, "sub/x": "", "broken.yaml": "a: [\n"})
    assert case.documents.follow(case.documents.root()["b"]) is None
    assert code in case.codes()
    findings = next(found for found in case.report.found if found.code == code)
    assert findings.span.line in (11, 13) or ref == "broken.yaml#/a"


def test_a_broken_file_tells_its_own_faults_once(tmp_path: Path) -> None:
    case = Case(tmp_path, {"api.yaml": "a: 1\n", "b.yaml": "x: 1\ny: [\n"})
    assert case.to("b.yaml#/x") is None
    assert case.to("b.yaml#/y") is None
    assert case.codes() == ["E106"]
    [(place, note)] = case.report.found[0].related
    assert place.file.endswith("api.yaml")
    assert note == "the file is referred to here"


def test_a_mere_name(tmp_path: Path) -> None:
    case = Case(tmp_path, {"api.yaml": PETS, "File": "{}"})
    assert case.to("Old") == "#/definitions/Old"
    assert case.to("Pet") == "#/components/schemas/Pet"
    assert case.to("File") == "File#"
    assert case.codes() == ["W103", "W103"]


IDS = """\
$self: https://example.com/api
components:
  schemas:
    Tree:
      $id: https://example.com/tree
      $defs:
        Leaf: {$anchor: leaf, type: string}
        Inner: {$id: inner, $defs: {Deep: {$dynamicAnchor: deep}}}
    Other: {$id: 'https://example.com/other', $anchor: leaf}
    Plain: {properties: {$id: {type: string}}}
"""
TREE = "components/schemas/Tree"


@pytest.mark.parametrize(
    ("ref", "at", "id_"),
    [
        ("https://example.com/tree", "", f"#/{TREE}"),
        ("https://example.com/tree#leaf", "", f"#/{TREE}/$defs/Leaf"),
        ("https://example.com/other#leaf", "", "#/components/schemas/Other"),
        ("https://example.com/tree#/$defs/Leaf", "", f"#/{TREE}/$defs/Leaf"),
        ("tree", "", f"#/{TREE}"),
        ("#leaf", f"{TREE}/$defs/Leaf", f"#/{TREE}/$defs/Leaf"),
        ("#leaf", "components/schemas/Other", "#/components/schemas/Other"),
        ("#/$defs/Leaf", f"{TREE}/$defs/Leaf", f"#/{TREE}/$defs/Leaf"),
        ("inner", TREE, f"#/{TREE}/$defs/Inner"),
        ("inner#deep", TREE, f"#/{TREE}/$defs/Inner/$defs/Deep"),
        ("#/$defs/Deep", f"{TREE}/$defs/Inner", f"#/{TREE}/$defs/Inner/$defs/Deep"),
        ("#/components/schemas/Other", TREE, "#/components/schemas/Other"),
        ("#deep", "", f"#/{TREE}/$defs/Inner/$defs/Deep"),
        ("https://example.com/api#/components", "", "#/components"),
    ],
)
def test_identifiers(tmp_path: Path, ref: str, at: str, id_: str) -> None:
    case = Case(tmp_path, {"api.yaml": IDS})
    assert case.to(ref, at) == id_
    assert case.codes() == []


def test_a_file_beside_is_found_from_within_an_id(tmp_path: Path) -> None:
    case = Case(tmp_path, {"api.yaml": IDS, "pet.yaml": "Pet: {}\n"})
    assert case.to("pet.yaml#/Pet", TREE) == "pet.yaml#/Pet"


def test_many_references_are_quick(tmp_path: Path) -> None:
    schemas = "".join(f"  S{i}: {{$ref: '#/d/S{i + 1}'}}\n" for i in range(100))
    case = Case(tmp_path, {"api.yaml": f"d:\n{schemas}  S100: {{}}\n"})
    root = case.documents.root()
    start = time.process_time()
    for _ in range(100):
        for _, node in root["d"].members():
            if "$ref" in node:
                case.documents.resolve(node.text("$ref"), node)
    assert time.process_time() - start < 1
    end = case.documents.follow(root["d"]["S0"])
    assert end is not None
    assert end.id == "#/d/S100"


def test_the_nearest_of_two_equal_anchors_counts_in_any_order(tmp_path: Path) -> None:
    page = (
        "  Page: {properties: {items: {$dynamicRef: '#item'}}, $dynamicAnchor: item}\n"
    )
    deep = "  Users: {$defs: {item: {$dynamicAnchor: item}}}\n"
    for text in (page + deep, deep + page):
        case = Case(tmp_path, {"api.yaml": f"d:\n{text}"})
        assert case.to("#item", "d/Page") == "#/d/Page"
