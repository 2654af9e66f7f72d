"""``xml`` objects in each dialect, and findings about what they cannot express."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from specloom.ir import XmlNode
from tests.openapi.documents import codes, model, openapi, read, schemas

STRING = {"type": "string"}
TAG = {"type": "object", "properties": {"a": STRING}, "xml": {"name": "tag"}}
PLAIN = {"type": "object", "properties": {"a": STRING}}
REFERENCE = {"$ref": "#/components/schemas/Tag"}


def field(version: str, schema: Any, **others: Any) -> ir.Xml | None:
    """How a member is written."""
    owner = {"type": "object", "properties": {"own": schema}}
    found, _ = schemas(version, Owner=owner, **others)
    return model(found["Owner"]).fields[0].xml


@pytest.mark.parametrize(
    ("version", "schema", "tag", "expected"),
    [
        ("3.0.3", STRING, TAG, None),
        ("3.0.3", {**STRING, "xml": {"name": "x"}}, TAG, ir.Xml(name="x")),
        ("3.0.3", REFERENCE, TAG, ir.Xml(name="tag")),
        ("3.0.3", REFERENCE, PLAIN, None),
        ("3.2.0", REFERENCE, PLAIN, ir.Xml(name="Tag")),
        ("3.2.0", REFERENCE, TAG, ir.Xml(name="tag")),
        ("3.1.0", {**REFERENCE, "xml": {"name": "x"}}, TAG, ir.Xml(name="x")),
        ("3.0.3", {"allOf": [REFERENCE], "xml": {"name": "x"}}, TAG, ir.Xml(name="x")),
        (
            "3.1.0",
            {**STRING, "xml": {"attribute": True, "prefix": "p", "namespace": "urn:p"}},
            TAG,
            ir.Xml(node=XmlNode.ATTRIBUTE, prefix="p", namespace="urn:p"),
        ),
        (
            "3.1.0",
            {"type": "array", "items": REFERENCE, "xml": {"wrapped": True}},
            TAG,
            ir.Xml(wrapped=True, item=ir.Xml(name="tag")),
        ),
        (
            "3.2.0",
            {"type": "array", "items": REFERENCE, "xml": {"nodeType": "element"}},
            PLAIN,
            ir.Xml(wrapped=True, item=ir.Xml(name="Tag")),
        ),
        (
            "3.2.0",
            {"type": "array", "items": STRING, "xml": {"nodeType": "none"}},
            TAG,
            None,
        ),
        (
            "3.2.0",
            {**STRING, "xml": {"nodeType": "cdata"}},
            TAG,
            ir.Xml(node=XmlNode.CDATA),
        ),
        (
            "3.2.0",
            REFERENCE,
            {**PLAIN, "xml": {"nodeType": "none"}},
            ir.Xml(name="Tag", node=XmlNode.NONE),
        ),
    ],
)
def test_properties(
    version: str, schema: Any, tag: Any, expected: ir.Xml | None
) -> None:
    assert field(version, schema, Tag=tag) == expected


def response_of(
    version: str, schema: Any, media_type: str = "application/xml", **more: Any
) -> Any:
    """An API whose one answer has the schema."""
    answer = {"description": "", "content": {media_type: {"schema": schema}}}
    path = {"get": {"responses": {"200": answer}}}
    return read(openapi(version, paths={"/x": path}, components={"schemas": more}))


@pytest.mark.parametrize(
    ("schema", "media_type", "expected"),
    [
        (REFERENCE, "application/xml", ir.Xml(name="tag")),
        (REFERENCE, "text/xml; charset=utf-8", ir.Xml(name="tag")),
        (REFERENCE, "application/problem+xml", ir.Xml(name="tag")),
        (REFERENCE, "application/json", None),
        (
            {"type": "array", "items": REFERENCE},
            "text/xml",
            ir.Xml(item=ir.Xml(name="tag")),
        ),
        (STRING, "application/xml", None),
        ({**STRING, "format": "binary"}, "application/xml", None),
        ({}, "application/xml", None),
    ],
)
def test_bodies(schema: Any, media_type: str, expected: ir.Xml | None) -> None:
    api, _ = response_of("3.1.0", schema, media_type, Tag=TAG)
    assert api.operations[0].responses[0].contents[0].xml == expected


@pytest.mark.parametrize(
    ("name", "element"),
    [("Result`1", "Result_1"), ("List«Tag»", "List_Tag"), ("1st", "st"), ("«»", "")],
)
def test_the_name_of_a_root_element_is_one_of_xml(name: str, element: str) -> None:
    schema = {**PLAIN, "xml": {"name": name}}
    api, report = response_of("3.1.0", schema, "application/xml")
    found = api.operations[0].responses[0].contents[0].xml
    assert found is not None
    assert (found.name, codes(report)) == (element, ["W331"])
    assert f"the element is {element or 'root'!r}" in report.found[0].message


def test_what_only_json_holds_is_not_reported() -> None:
    odd = {
        "type": "object",
        "properties": {"a b": {}, "p": {**STRING, "xml": {"prefix": "p"}}},
    }
    _, report = response_of(
        "3.1.0", {"type": "object", "properties": {"odd": odd}}, "text/json"
    )
    assert codes(report) == []


@pytest.mark.parametrize(
    ("member", "said"),
    [
        (
            {"type": "array", "items": STRING, "xml": {"attribute": True}},
            "only a single value",
        ),
        ({**STRING, "xml": {"nodeType": "none"}}, "needs an object"),
        ({**STRING, "xml": {"prefix": "p"}}, "'p' has no namespace"),
        (
            {**STRING, "xml": {"attribute": True, "namespace": "urn:a"}},
            "but no prefix",
        ),
        ({**STRING, "xml": {"name": "a b"}}, "'a b' is not a valid XML name"),
        ({**STRING, "xml": {"name": "twin"}}, "'own' already uses the element 'twin'"),
        ({}, "type is unknown"),
        ({"type": "array", "items": {}}, "type is unknown"),
        (
            {"type": "array", "prefixItems": [STRING, {"type": "integer"}]},
            "items of a tuple",
        ),
        ({"anyOf": [STRING, {"type": "array", "items": STRING}]}, "list in a union"),
        ({**STRING, "format": "binary"}, "Base64"),
        (
            {**REFERENCE, "xml": {"nodeType": "element", "name": "x"}},
            "only one of the two",
        ),
    ],
)
def test_what_xml_cannot_say_is_reported(member: Any, said: str) -> None:
    schema = {"type": "object", "properties": {"own": member, "twin": STRING}}
    _, report = response_of("3.2.0", schema, Tag=TAG)
    found = [one for one in report.found if one.code == "W331"]
    assert said in found[0].message
    assert found[0].element.startswith("#/paths/~1x/get/responses/200/")


def test_what_xml_cannot_say_does_not_matter_next_to_json() -> None:
    schema = {"type": "object", "properties": {"a b": STRING}}
    content = {"application/xml": {"schema": schema}}
    for more, found in (({}, ["W331"]), ({"application/json": {"schema": schema}}, [])):
        ok = {"200": {"description": "", "content": {**content, **more}}}
        document = openapi(paths={"/x": {"get": {"responses": ok}}})
        assert codes(read(document)[1]) == found


@pytest.mark.parametrize(
    ("schema", "reported"),
    [
        (REFERENCE, ["W331"]),
        ({"type": "integer"}, ["W331"]),
        (STRING, []),
        ({**STRING, "contentEncoding": "base64"}, []),
        ({**STRING, "format": "date"}, []),
        ({}, []),
    ],
)
def test_parameters_and_parts_are_ready_texts(schema: Any, reported: list[str]) -> None:
    parameter = {
        "name": "p",
        "in": "query",
        "content": {"text/xml": {"schema": schema}},
    }
    form = {"type": "object", "properties": {"own": schema}}
    encoding = {"own": {"contentType": "application/xml"}}
    media = {"multipart/form-data": {"schema": form, "encoding": encoding}}
    for more in ({"parameters": [parameter]}, {"requestBody": {"content": media}}):
        operation = {"responses": {"204": {"description": ""}}, **more}
        document = openapi(
            "3.1.0",
            paths={"/x": {"post": operation}},
            components={"schemas": {"Tag": TAG}},
        )
        assert codes(read(document)[1]) == reported


def test_a_prefix_that_is_declared_elsewhere_is_not_reported() -> None:
    properties = {"own": {**STRING, "xml": {"prefix": "p"}}}
    xml = {"name": "r", "prefix": "p", "namespace": "urn:p"}
    _, report = response_of(
        "3.1.0", {"type": "object", "properties": properties, "xml": xml}
    )
    assert codes(report) == []
