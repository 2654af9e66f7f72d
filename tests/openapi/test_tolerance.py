"""Invalid documents: what can be generated is, and what cannot is refused."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.codes import find
from specloom.diagnostics import InputError, Severity
from specloom.openapi.accessors import Dialect
from specloom.openapi.reader import dialect_of
from tests.openapi.documents import codes, openapi, read

OK = {"200": {"description": "Fine."}}
JUNK: tuple[Any, ...] = (None, 5, "x", True, [], [None], {}, {"a": None}, [{}])


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"title": "Shopping"}, "E201"),
        ({"openapi": "4.0.0"}, "E202"),
        ({"swagger": "1.2"}, "E202"),
        ({"openapi": "2.0"}, "E202"),
        ({"openapi": "3.1.0", "paths": ["/a"]}, "E203"),
    ],
)
def test_what_is_refused(document: Any, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(document)
    (found,) = caught.value.diagnostics
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert found.span.line == 1
    assert found.hint
    assert find(code) is not None


@pytest.mark.parametrize(
    ("version", "dialect"),
    [
        ("3.0.4", Dialect.OPENAPI_3_0),
        ("3.1", Dialect.OPENAPI_3_1),
        ("3.2.0", Dialect.OPENAPI_3_2),
        ("3.1.0-rc1", Dialect.OPENAPI_3_1),
        (3.0, Dialect.OPENAPI_3_0),
    ],
)
def test_versions(version: Any, dialect: Dialect) -> None:
    from specloom.document import Node

    class Source:
        path = name = uri = "api.json"

    node = Node(Source(), (), {"openapi": version})  # type: ignore[arg-type]
    assert dialect_of(node) is dialect


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_at_the_root_costs_only_itself(junk: Any) -> None:
    keys = ["info", "servers", "tags", "security", "components", "externalDocs"]
    keys += ["webhooks", "x-webhooks"]
    document = dict.fromkeys(keys, junk)
    api, _ = read({"openapi": "3.1.0", **document, "paths": {"/a": {"get": {}}}})
    assert [one.id for one in api.operations] == ["GET /a"]


def test_what_is_no_path_costs_no_operation() -> None:
    stray = {"parameters": [{"name": "a", "in": "query"}], "note": 5, "/b": []}
    api, report = read(openapi(paths={**stray, "/a": {"get": {}}, "c": {"get": {}}}))
    assert [one.id for one in api.operations] == ["GET /a", "GET c"]
    assert api.skipped == ()
    assert [d.code for d in report.found if "a slash" in d.message] == ["W301"] * 2
    empty, _ = read(openapi(paths=[]))
    assert empty.operations == ()


def test_a_media_type_without_a_name_is_taken_for_json() -> None:
    schema = {"type": "integer"}
    post = {"requestBody": {"content": {"": {"schema": schema}}}, "responses": OK}
    api, report = read(openapi(paths={"/a": {"post": post}}))
    (operation,) = api.operations
    assert operation.body is not None
    assert [c.media_type for c in operation.body.contents] == ["application/json"]
    assert codes(report) == ["W311"]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_among_components_costs_only_itself(junk: Any) -> None:
    rooms = ["schemas", "responses", "parameters", "securitySchemes", "requestBodies"]
    components = {room: {"junk": junk} for room in rooms}
    refs = {room: {"$ref": f"#/components/{room}/junk"} for room in rooms}
    described = {
        "parameters": [refs["parameters"]],
        "requestBody": refs["requestBodies"],
        "security": [{"junk": []}],
        "responses": {
            "200": refs["responses"],
            "201": {"content": {"application/json": {"schema": refs["schemas"]}}},
        },
    }
    api, _ = read(openapi(components=components, paths={"/a": {"get": described}}))
    assert [one.id for one in api.operations] == ["GET /a"]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_in_an_operation_costs_only_itself(junk: Any) -> None:
    keys = ["parameters", "requestBody", "responses", "security", "servers", "tags"]
    keys += ["callbacks", "externalDocs", "summary", "operationId", "x-rate-limit"]
    described = dict.fromkeys(keys, junk)
    more = {
        "parameters": [junk, {"name": junk, "in": junk}, {"name": "a", "in": "query"}],
        "requestBody": {"content": {"application/json": junk, "a/b": {"schema": junk}}},
        "responses": {"200": junk, "201": {"content": junk, "headers": {"a": junk}}},
        "callbacks": {"a": junk, "b": {"c": junk}},
        "security": [junk],
    }
    paths = {"/a": {"get": described, "put": more, "post": junk}, "/b": junk}
    api, _ = read(openapi(paths=paths))
    assert {one.id for one in api.operations} >= {"GET /a", "PUT /a"}


KEYWORDS = [
    "type",
    "properties",
    "items",
    "allOf",
    "oneOf",
    "anyOf",
    "enum",
    "required",
    "additionalProperties",
    "format",
    "patternProperties",
    "prefixItems",
    "discriminator",
    "xml",
    "externalDocs",
    "default",
    "examples",
    "x-enum-varnames",
    "title",
    "nullable",
    "not",
    "$ref",
    "$dynamicRef",
]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
@pytest.mark.parametrize("keyword", KEYWORDS)
def test_junk_in_a_schema_costs_only_itself(keyword: str, junk: Any) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}, keyword: junk}
    several = {"allOf": [schema, {"properties": {"a": {keyword: junk}}}]}
    either = {
        "oneOf": [schema, {keyword: junk}],
        "discriminator": {"propertyName": "a"},
    }
    components = {"schemas": {"A": schema, "B": several, "C": either}}
    api, _ = read(openapi(components=components))
    assert {one.hint for one in api.declarations} >= {"A", "B", "C"}


@pytest.mark.parametrize(
    ("code", "schema"),
    [
        ("W301", {"properties": {"a": "text"}}),
        ("W303", {"$ref": "#/components/schemas/It"}),
        ("W304", {"not": {"type": "string"}}),
        ("W305", {"allOf": [{"type": "string"}, {"type": "integer"}]}),
        ("W311", {"type": "datetime"}),
        ("W313", {"type": "object", "required": ["a"]}),
        (
            "W314",
            {
                "oneOf": [{"properties": {"a": {}}}, {"type": "string"}],
                "discriminator": {"propertyName": "kind"},
            },
        ),
        ("W316", {"enum": [1], "x-enum-varnames": ["a", "b"]}),
        ("W317", {"type": "string", "enum": [1]}),
    ],
)
def test_each_schema_warning(code: str, schema: Any) -> None:
    _, report = read(openapi(components={"schemas": {"It": schema}}))
    assert codes(report) == [code]
    assert find(code) is not None


@pytest.mark.parametrize(
    ("code", "described"),
    [
        ("W306", {"parameters": [{"name": "a", "in": "query"}]}),
        ("W306", {"parameters": [{"in": "query", "schema": {}}]}),
        ("W306", {"parameters": [{"name": "a", "in": "body", "schema": {}}]}),
        ("W310", {"security": [{"token": []}]}),
        ("W315", {"requestBody": {}}),
        ("W316", {"x-rate-limit": "often"}),
        ("W318", {"servers": [{"url": "https://{host}"}]}),
        ("W318", {"servers": [{"description": "None."}]}),
        ("W302", {"responses": {"200": {"links": {"a": {"$ref": "no.yaml"}}}}}),
    ],
)
def test_each_operation_warning(code: str, described: Any) -> None:
    _, report = read(openapi(paths={"/a": {"get": {"responses": OK, **described}}}))
    assert codes(report) == [code]
    assert find(code) is not None
