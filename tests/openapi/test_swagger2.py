"""What Swagger 2.0 says in words of its own."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from tests.openapi.documents import STRING, codes, members, read, swagger

OK = {"200": {"description": "Fine."}}
CAT = {"type": "object", "properties": {"name": {"type": "string", "x-nullable": True}}}


def operation(described: Any, **document: Any) -> tuple[ir.Operation, ir.Api]:
    paths = {
        "/cats": {"post": {"operationId": "makeCat", "responses": OK, **described}}
    }
    api, _ = read(swagger(paths=paths, **document))
    return api.operations[0], api


def test_definitions_are_declared() -> None:
    api, _ = read(swagger(paths={}, definitions={"Cat": CAT}))
    assert members(api.index["#/definitions/Cat"]) == {"name": ir.Nullable(STRING)}
    assert api.declarations[0].component


def test_a_body() -> None:
    schema = {"$ref": "#/definitions/Cat"}
    parameter = {"name": "cat", "in": "body", "required": True, "schema": schema}
    found, _ = operation(
        {"parameters": [{"$ref": "#/parameters/Cat"}], "consumes": ["Text/XML"]},
        consumes=["application/json"],
        definitions={"Cat": CAT},
        parameters={"Cat": parameter},
    )
    assert found.body is not None
    assert found.body.required
    assert [c.media_type for c in found.body.contents] == ["text/xml"]
    assert found.body.contents[0].type == ir.Ref("#/definitions/Cat")
    assert found.parameters == ()


@pytest.mark.parametrize(
    ("kind", "consumes", "expected"),
    [
        ("string", [], "application/x-www-form-urlencoded"),
        ("file", [], "multipart/form-data"),
        ("string", ["multipart/form-data"], "multipart/form-data"),
        ("string", ["application/json"], "application/x-www-form-urlencoded"),
    ],
)
def test_a_form(kind: str, consumes: list[str], expected: str) -> None:
    fields = [
        {"name": "a", "in": "formData", "type": kind, "required": True},
        {
            "name": "b",
            "in": "formData",
            "type": "array",
            "items": {"type": "string"},
            "collectionFormat": "multi",
        },
    ]
    found, api = operation({"parameters": fields, "consumes": consumes})
    assert found.body is not None
    (content,) = found.body.contents
    assert content.media_type == expected
    (model,) = api.declarations
    assert model.hint == "makeCat body"
    binary = ir.Scalar(ir.ScalarKind.BINARY)
    assert members(model) == {
        "a": binary if kind == "file" else STRING,
        "b": ir.Array(STRING),
    }
    assert content.encodings == (
        ir.Encoding(wire="b", style=ir.Style.FORM, explode=True),
    )


@pytest.mark.parametrize(
    ("word", "style", "explode"),
    [
        (None, ir.Style.FORM, False),
        ("csv", ir.Style.FORM, False),
        ("ssv", ir.Style.SPACE_DELIMITED, False),
        ("tsv", ir.Style.TAB_DELIMITED, False),
        ("pipes", ir.Style.PIPE_DELIMITED, False),
        ("multi", ir.Style.FORM, True),
        ("soup", ir.Style.FORM, False),
    ],
)
def test_collections(word: str | None, style: ir.Style, explode: bool) -> None:
    parameter = {
        "name": "a",
        "in": "query",
        "type": "array",
        "items": {"type": "string"},
        **({"collectionFormat": word} if word else {}),
    }
    found, _ = operation({"parameters": [parameter]})
    assert found.parameters[0].type == ir.Array(STRING)
    assert (found.parameters[0].style, found.parameters[0].explode) == (style, explode)


def test_what_is_said_of_a_parameter() -> None:
    parameter = {
        "name": "a",
        "in": "query",
        "type": "integer",
        "format": "int32",
        "default": 3,
        "maximum": 9,
        "enum": [1, 3],
    }
    found, _ = operation({"parameters": [parameter]})
    (only,) = found.parameters
    assert isinstance(only.type, ir.Literals)
    assert (only.default, only.required) == (ir.Json("3"), False)
    assert only.limits == (ir.Limit("maximum", ir.Json("9")),)


def test_responses_in_each_media_type_that_is_produced() -> None:
    found, _ = operation(
        {
            "produces": ["application/json", "application/xml"],
            "responses": {
                "200": {
                    "description": "",
                    "schema": {"type": "string"},
                    "examples": {"application/json": "Tom"},
                },
                "201": {"description": "", "schema": {"type": "file"}},
                "204": {"description": ""},
            },
        }
    )
    first, file, nothing = found.responses
    assert [c.media_type for c in first.contents] == [
        "application/json",
        "application/xml",
    ]
    assert first.contents[0].examples == (ir.Json('"Tom"'),)
    assert file.contents[0].type == ir.Scalar(ir.ScalarKind.BINARY)
    assert nothing.contents == ()


def test_flows_by_their_older_names() -> None:
    definitions = {
        "code": {
            "type": "oauth2",
            "flow": "accessCode",
            "authorizationUrl": "https://id.example/auth",
            "tokenUrl": "https://id.example/token",
            "scopes": {"read": "Look."},
        },
        "app": {
            "type": "oauth2",
            "flow": "application",
            "tokenUrl": "https://t.example",
        },
        "basic": {"type": "basic"},
    }
    api, report = read(swagger(paths={}, securityDefinitions=definitions))
    assert [s.kind.value for s in api.schemes] == ["oauth2", "oauth2", "basic"]
    kinds = [flow.kind for scheme in api.schemes for flow in scheme.flows]
    assert kinds == ["authorizationCode", "clientCredentials"]
    assert report.found == []


def test_a_base_with_a_discriminator() -> None:
    base = {
        "type": "object",
        "discriminator": "kind",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
    }
    heir = {"allOf": [{"$ref": "#/definitions/Pet"}], "x-ms-discriminator-value": "cat"}
    api, _ = read(
        swagger(
            paths={},
            definitions={
                "Pet": base,
                "Cat": heir,
                "Owner": {"properties": {"pet": {"$ref": "#/definitions/Pet"}}},
            },
        )
    )
    family = api.index["#/definitions/Pet/discriminator"]
    assert isinstance(family, ir.Alias)
    assert isinstance(family.type, ir.Union)
    assert family.type.discriminator == ir.Discriminator(
        "kind", (("cat", 0), ("Pet", 1)), 1, base=True
    )
    assert list(members(api.index["#/definitions/Cat"])) == ["kind"]


def test_schemes_of_an_operation() -> None:
    found, _ = operation({"schemes": ["wss"]}, host="a.example", schemes=["https"])
    assert found.servers == (ir.Server(url="wss://a.example"),)
    found, _ = operation({"schemes": ["https"]}, host="a.example", schemes=["https"])
    assert found.servers == ()


def test_authorization_is_a_header_like_others() -> None:
    parameter = {"name": "Authorization", "in": "header", "type": "string"}
    found, _ = operation({"parameters": [parameter]})
    assert [p.wire for p in found.parameters] == ["Authorization"]


def test_a_parameter_without_a_type_is_a_text() -> None:
    parameters = [{"name": "a", "in": "query"}, {"name": "b", "in": "formData"}]
    item = {"post": {"parameters": parameters, "responses": OK}}
    api, report = read(swagger(paths={"/a": item}))
    assert api.operations[0].parameters[0].type == STRING
    assert members(api.declarations[0]) == {"b": STRING}
    assert codes(report) == ["W306"]
