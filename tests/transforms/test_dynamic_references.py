"""Dynamic references lead to the anchors of the schemas that refer to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import InputError, Report
from specloom.document import Documents
from specloom.transforms.dynamic_references import expand_dynamic_references
from tests.transforms.patching import patch

PAGE: dict[str, Any] = {
    "type": "object",
    "properties": {"items": {"type": "array", "items": {"$dynamicRef": "#item"}}},
    "$defs": {"item": {"$dynamicAnchor": "item"}},
}
TREE: dict[str, Any] = {
    "$dynamicAnchor": "node",
    "type": "object",
    "properties": {"parent": {"$dynamicRef": "#node"}},
}


def ref(name: str) -> str:
    return f"#/components/schemas/{name}"


def expanded(folder: Path, **schemas: Any) -> dict[str, Any]:
    file = folder / "api.json"
    file.write_text(json.dumps({"components": {"schemas": schemas}}), "utf-8")
    documents = Documents(file, Report())
    documents.root()
    expand_dynamic_references(documents)
    found: dict[str, Any] = documents.contents()[""]["components"]["schemas"]
    return found


def test_a_schema_is_a_copy_with_what_its_anchors_mark(tmp_path: Path) -> None:
    cats = {"$dynamicAnchor": "item", "$ref": ref("Cat")}
    page = {"title": "Cats", "$ref": ref("Page"), "$defs": {"cat": cats}}
    found = expanded(tmp_path, Page=PAGE, CatPage=page, Cat={"type": "string"})
    assert found["CatPage"]["properties"]["items"]["items"] == {"$ref": ref("Cat")}
    assert found["CatPage"]["title"] == "Cats"
    assert "$ref" not in found["CatPage"]
    default = {"$ref": ref("Page/$defs/item")}
    assert found["Page"]["properties"]["items"]["items"] == default


def test_the_outermost_anchor_counts(tmp_path: Path) -> None:
    default = {"data": {"$dynamicAnchor": "data"}}
    envelope = {"properties": {"data": {"$dynamicRef": "#data"}}, "$defs": default}
    texts = {"$dynamicAnchor": "item", "type": "string"}
    data = {"$dynamicAnchor": "data", "$ref": ref("Page"), "$defs": {"text": texts}}
    outer = {"$ref": ref("Envelope"), "$defs": {"data": data}}
    found = expanded(tmp_path, Page=PAGE, Envelope=envelope, Outer=outer)
    assert found["Outer"]["properties"]["data"] == {"$ref": ref("Outer/$defs/data")}
    inner = found["Outer"]["$defs"]["data"]["properties"]["items"]["items"]
    assert inner == {"$ref": ref("Outer/$defs/data/$defs/text")}


@pytest.mark.parametrize("form", ["$ref", "allOf"])
def test_a_tree_extends_another(form: str, tmp_path: Path) -> None:
    link = {"$ref": ref("Tree")}
    more = {"$dynamicAnchor": "node", "required": ["parent"]}
    named = {**more, **(link if form == "$ref" else {"allOf": [link]})}
    found = expanded(tmp_path, Tree=TREE, Named=named)
    part = found["Named"] if form == "$ref" else found["Named"]["allOf"][0]
    assert part["properties"]["parent"] == {"$ref": ref("Named")}
    assert found["Tree"]["properties"]["parent"] == {"$ref": ref("Tree")}


def test_keywords_that_differ_are_kept_apart(tmp_path: Path) -> None:
    wide = {
        "$ref": ref("Page"),
        "properties": {"width": {"type": "integer"}},
        "$defs": {"item": {"$dynamicAnchor": "item", "type": "string"}},
    }
    wide_page = expanded(tmp_path, Page=PAGE, Wide=wide)["Wide"]
    assert list(wide_page["properties"]) == ["width"]
    items = wide_page["allOf"][0]["properties"]["items"]["items"]
    assert items == {"$ref": ref("Wide/$defs/item")}


def test_a_schema_that_refers_to_itself_is_copied_once(tmp_path: Path) -> None:
    page = {**PAGE, "properties": {**PAGE["properties"], "next": {"$ref": ref("Page")}}}
    texts = {"$dynamicAnchor": "item", "type": "string"}
    found = expanded(
        tmp_path, Page=page, Texts={"$ref": ref("Page"), "$defs": {"text": texts}}
    )
    assert found["Texts"]["properties"]["next"] == {"$ref": ref("Texts")}


def test_references_in_a_copy_lead_where_those_in_the_original_do(
    tmp_path: Path,
) -> None:
    page = {
        **PAGE,
        "$id": "https://schemas.test/page",
        "properties": {**PAGE["properties"], "links": {"$ref": "#/$defs/links"}},
        "$defs": {**PAGE["$defs"], "links": {"type": "object"}},
    }
    texts = {"$dynamicAnchor": "item", "type": "string"}
    user = {"$ref": "https://schemas.test/page", "$defs": {"text": texts}}
    found = expanded(tmp_path, Page=page, Texts=user)
    links = found["Texts"]["properties"]["links"]
    assert links == {"$ref": ref("Page/$defs/links")}


def test_data_that_looks_like_a_reference_stays(tmp_path: Path) -> None:
    data = {"example": {"$dynamicRef": "#item", "$ref": ref("Page")}}
    schema = {**data, "$dynamicAnchor": "item", "properties": {"example": PAGE}}
    found = expanded(tmp_path, Page=PAGE, Any=schema)
    assert found["Any"]["example"] == data["example"]
    inner = found["Any"]["properties"]["example"]["properties"]["items"]["items"]
    assert inner == {"$ref": ref("Any")}


def test_a_copy_has_the_locations_of_the_original(tmp_path: Path) -> None:
    document = (
        "components:\n"
        "  schemas:\n"
        "    Page:\n"
        "      properties:\n"
        "        total: {type: 1}\n"
        "        items: {$dynamicRef: '#item'}\n"
        "      $defs: {item: {$dynamicAnchor: item}}\n"
        "    Texts:\n"
        "      $ref: '#/components/schemas/Page'\n"
    )
    marked = "{$defs: {text: {$dynamicAnchor: item, type: string}}}"
    action = f"- target: $.components.schemas.Texts\n  update: {marked}\n"
    patched = patch(tmp_path, document, action)
    expand_dynamic_references(patched.documents)
    texts = ("components", "schemas", "Texts")
    assert patched.place(*texts, "properties", "total", "type") == "api.yaml:5:17"
    items = (*texts, "properties", "items")
    assert patched.at(*items).value == {"$ref": ref("Texts/$defs/text")}
    assert patched.place(*texts, "$defs", "text", "type") == "fix1.yaml:5:49"


def test_too_many_copies_are_refused(tmp_path: Path) -> None:
    schemas: dict[str, Any] = {f"S{n}": generic(n) for n in range(300)}
    with pytest.raises(InputError, match="E118: resolving the dynamic references"):
        expanded(tmp_path, S300=PAGE, **schemas)


def generic(number: int) -> dict[str, Any]:
    """A schema with two generic parts and an anchor."""
    parts = {"a": number + 1, "b": number * 7 % 300}
    fields = {key: {"$ref": ref(f"S{to}")} for key, to in parts.items()}
    anchor = {"$dynamicAnchor": f"a{number}"}
    own = {"$dynamicRef": f"#a{number}"}
    return {"properties": {**fields, "c": own}, "$defs": {"anchor": anchor}}
