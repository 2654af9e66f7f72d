"""Every kind of change, one at a time: what it is called, and whom it breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.codes.changes import KINDS
from tests.apidiff.comparing import (
    HEAD,
    Json,
    codes_of,
    content,
    difference,
    document,
    document_with_response,
    parameter,
    request,
    response,
)

B, C, D = "breaking", "compatible", "docs"
TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
LIST: Json = {"type": "array", "items": TEXT}


def obj(*required: str, **members: Any) -> Json:
    return {"type": "object", "required": list(required), "properties": members}


def one_of(*variants: Json, **more: Any) -> Json:
    return {"oneOf": list(variants), **more}


# A change of a schema: what it was, what it is, the code, what it does to whoever sends such
# a value, and to whoever reads one.
SCHEMAS: dict[str, tuple[Json, Json, str, str, str]] = {
    "another type": (TEXT, NUMBER, "type-changed", B, B),
    "a wider type": (NUMBER, {"type": "number"}, "type-changed", C, B),
    "a narrower type": ({"type": "number"}, NUMBER, "type-changed", B, C),
    "any type": (TEXT, {}, "type-changed", C, B),
    "a type at last": ({}, TEXT, "type-changed", B, C),
    "one type more": (TEXT, {"type": ["string", "integer"]}, "type-changed", C, B),
    "one type less": ({"type": ["string", "integer"]}, TEXT, "type-changed", B, C),
    "text to date": (TEXT, {**TEXT, "format": "date-time"}, "type-changed", B, B),
    "date to text": ({**TEXT, "format": "date"}, TEXT, "type-changed", B, B),
    "items of another type": (LIST, {**LIST, "items": NUMBER}, "type-changed", B, B),
    "items of any type": (LIST, {"type": "array"}, "type-changed", C, B),
    "places with types": (
        LIST,
        {"type": "array", "prefixItems": [NUMBER], "items": TEXT},
        "type-changed",
        B,
        B,
    ),
    "a format": (TEXT, {**TEXT, "format": "email"}, "format-changed", B, C),
    "an unknown format": (TEXT, {**TEXT, "format": "sku"}, "format-changed", C, C),
    "no unknown format": ({**TEXT, "format": "sku"}, TEXT, "format-changed", C, C),
    "an unknown format as email": (
        {**TEXT, "format": "sku"},
        {**TEXT, "format": "email"},
        "format-changed",
        B,
        C,
    ),
    "no format": ({**TEXT, "format": "email"}, TEXT, "format-changed", C, B),
    "another format": (
        {**TEXT, "format": "email"},
        {**TEXT, "format": "uri"},
        "format-changed",
        B,
        B,
    ),
    "a wider number": (
        {**NUMBER, "format": "int32"},
        {**NUMBER, "format": "int64"},
        "format-changed",
        C,
        B,
    ),
    "a narrower number": (
        {"type": "number", "format": "double"},
        {"type": "number", "format": "float"},
        "format-changed",
        B,
        C,
    ),
    "null": (TEXT, {"type": ["string", "null"]}, "null-changed", C, B),
    "no null": ({"type": ["string", "null"]}, TEXT, "null-changed", B, C),
    "null as a variant": (
        TEXT,
        {"anyOf": [TEXT, {"type": "null"}]},
        "null-changed",
        C,
        B,
    ),
    "a list of values": (TEXT, {**TEXT, "enum": ["a"]}, "values-listed", B, C),
    "no list of values": ({**TEXT, "enum": ["a"]}, TEXT, "values-listed", C, C),
    "a value more": (
        {**TEXT, "enum": ["a"]},
        {**TEXT, "enum": ["a", "b"]},
        "value-added",
        C,
        C,
    ),
    "a value less": (
        {**TEXT, "enum": ["a", "b"]},
        {**TEXT, "enum": ["a"]},
        "value-removed",
        B,
        C,
    ),
    "a constant": (TEXT, {**TEXT, "const": "a"}, "values-listed", B, C),
    "values by const": (
        one_of({"const": "a"}, {"const": "b"}),
        one_of({"const": "a"}),
        "value-removed",
        B,
        C,
    ),
    "a new upper bound": (NUMBER, {**NUMBER, "maximum": 9}, "limit-changed", B, C),
    "no upper bound": ({**NUMBER, "maximum": 9}, NUMBER, "limit-changed", C, B),
    "a lower maximum": (
        {**NUMBER, "maximum": 9},
        {**NUMBER, "maximum": 8},
        "limit-changed",
        B,
        C,
    ),
    "a higher maximum": (
        {**NUMBER, "maximum": 8},
        {**NUMBER, "maximum": 9},
        "limit-changed",
        C,
        B,
    ),
    "a higher minimum": (
        {**NUMBER, "minimum": 1},
        {**NUMBER, "minimum": 2},
        "limit-changed",
        B,
        C,
    ),
    "an edge left out": (
        {**NUMBER, "minimum": 1},
        {**NUMBER, "exclusiveMinimum": 1},
        "limit-changed",
        B,
        C,
    ),
    "an edge let in": (
        {**NUMBER, "exclusiveMaximum": 1},
        {**NUMBER, "maximum": 1},
        "limit-changed",
        C,
        B,
    ),
    "shorter texts": (
        {**TEXT, "maxLength": 9},
        {**TEXT, "maxLength": 8},
        "limit-changed",
        B,
        C,
    ),
    "longer texts": (TEXT, {**TEXT, "minLength": 1}, "limit-changed", B, C),
    "fewer items": (LIST, {**LIST, "maxItems": 3}, "limit-changed", B, C),
    "more items": (
        {**LIST, "minItems": 2},
        {**LIST, "minItems": 3},
        "limit-changed",
        B,
        C,
    ),
    "items that differ": (LIST, {**LIST, "uniqueItems": True}, "limit-changed", B, C),
    "fewer members": (
        {"type": "object", "maxProperties": 5},
        {"type": "object", "maxProperties": 4},
        "limit-changed",
        B,
        C,
    ),
    "more members": (
        {"type": "object"},
        {"type": "object", "minProperties": 1},
        "limit-changed",
        B,
        C,
    ),
    "steps": (NUMBER, {**NUMBER, "multipleOf": 5}, "limit-changed", B, C),
    "longer steps": (
        {**NUMBER, "multipleOf": 5},
        {**NUMBER, "multipleOf": 10},
        "limit-changed",
        B,
        C,
    ),
    "other steps": (
        {**NUMBER, "multipleOf": 5},
        {**NUMBER, "multipleOf": 7},
        "limit-changed",
        B,
        B,
    ),
    "a pattern": (TEXT, {**TEXT, "pattern": "^a"}, "pattern-changed", B, C),
    "no pattern": ({**TEXT, "pattern": "^a"}, TEXT, "pattern-changed", C, B),
    "any pattern": (
        {**TEXT, "pattern": "^a"},
        {**TEXT, "pattern": ".*"},
        "pattern-changed",
        C,
        B,
    ),
    "another pattern": (
        {**TEXT, "pattern": "^a"},
        {**TEXT, "pattern": "^b"},
        "pattern-changed",
        B,
        B,
    ),
    "dependent members": (
        obj(a=TEXT, b=TEXT),
        {**obj(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}},
        "dependent-changed",
        B,
        C,
    ),
    "a rule": (TEXT, {**TEXT, "not": {"const": "a"}}, "rule-changed", B, C),
    "no rule": (
        {**LIST, "contains": {"const": "a"}},
        LIST,
        "rule-changed",
        C,
        B,
    ),
    "another rule": (
        {"type": "object", "propertyNames": {"pattern": "^a"}},
        {"type": "object", "propertyNames": {"pattern": "^b"}},
        "rule-changed",
        B,
        B,
    ),
    "a condition": (
        obj(a=TEXT),
        {**obj(a=TEXT), "if": {"required": ["a"]}, "then": {"maxProperties": 1}},
        "rule-changed",
        B,
        C,
    ),
    "names by pattern": (
        {"type": "object"},
        {"type": "object", "patternProperties": {"^x-": TEXT}},
        "rule-changed",
        B,
        C,
    ),
    "a new member": (obj(a=TEXT), obj(a=TEXT, b=TEXT), "member-added", C, C),
    "a new required member": (
        obj(a=TEXT),
        obj("b", a=TEXT, b=TEXT),
        "member-added",
        B,
        C,
    ),
    "a member gone": (obj(a=TEXT, b=TEXT), obj(a=TEXT), "member-removed", B, B),
    "a member required": (obj(a=TEXT), obj("a", a=TEXT), "member-required", B, C),
    "a member optional": (obj("a", a=TEXT), obj(a=TEXT), "member-optional", C, B),
    "a name required": (obj(a=TEXT), obj("b", a=TEXT), "member-required", B, C),
    "a member by allOf": (
        obj(a=TEXT),
        {"allOf": [obj(a=TEXT), obj("b", b=TEXT)]},
        "member-added",
        B,
        C,
    ),
    "no other members": (
        obj(a=TEXT),
        {**obj(a=TEXT), "additionalProperties": False},
        "extra-members",
        B,
        C,
    ),
    "other members again": (
        {**obj(a=TEXT), "additionalProperties": False},
        obj(a=TEXT),
        "extra-members",
        C,
        C,
    ),
    "other members of a type": (
        {"type": "object", "additionalProperties": True},
        {"type": "object", "additionalProperties": TEXT},
        "extra-members",
        B,
        C,
    ),
    "values of another type": (
        {"type": "object", "additionalProperties": NUMBER},
        {"type": "object", "additionalProperties": TEXT},
        "type-changed",
        B,
        B,
    ),
    "a default": (TEXT, {**TEXT, "default": "a"}, "default-changed", C, C),
    "another default": (
        {**TEXT, "default": "a"},
        {**TEXT, "default": "b"},
        "default-changed",
        C,
        C,
    ),
    "a variant more": (
        one_of(TEXT, NUMBER),
        one_of(TEXT, NUMBER, {"type": "boolean"}),
        "variant-added",
        C,
        B,
    ),
    "a variant less": (
        one_of(TEXT, NUMBER, LIST),
        one_of(TEXT, NUMBER),
        "variant-removed",
        B,
        C,
    ),
    "a choice": (TEXT, one_of(TEXT, NUMBER), "variant-added", C, B),
    "no choice": (one_of(TEXT, NUMBER), TEXT, "variant-removed", B, C),
    "anyOf for oneOf": (
        one_of(TEXT, NUMBER),
        {"anyOf": [TEXT, NUMBER]},
        "union-kind",
        D,
        D,
    ),
    "another tag": (
        one_of(obj("x", x=TEXT), obj("y", y=TEXT), discriminator={"propertyName": "x"}),
        one_of(obj("x", x=TEXT), obj("y", y=TEXT), discriminator={"propertyName": "y"}),
        "discriminator-changed",
        B,
        B,
    ),
    "deprecated": (TEXT, {**TEXT, "deprecated": True}, "deprecated", C, C),
    "deprecated no more": (
        {**TEXT, "deprecated": True},
        TEXT,
        "undeprecated",
        C,
        C,
    ),
    "other words": (TEXT, {**TEXT, "description": "It."}, "reworded", D, D),
}


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("holder", [request, response], ids=["request", "response"])
def test_a_schema(tmp_path: Path, name: str, holder: Any) -> None:
    old, new, code, sending, reading = SCHEMAS[name]
    level = sending if holder is request else reading
    found = codes_of(difference(tmp_path, holder(old), holder(new)))
    ours = [one for one in found if one[0] not in ("model-added", "model-removed")]
    assert (code, level) in ours
    assert [one for one in ours if one[1] == B and level != B] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_that_stays(tmp_path: Path, name: str) -> None:
    old = SCHEMAS[name][0]
    assert difference(tmp_path, request(old), request(old))["verdict"] == "none"


def secured(**more: Any) -> Json:
    schemes = {
        "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "Token": {"type": "http", "scheme": "bearer"},
        **more.pop("schemes", {}),
    }
    return document(more, components={"securitySchemes": schemes})


def flowing(url: str, *scopes: str) -> Json:
    flow = {"tokenUrl": url, "scopes": dict.fromkeys(scopes, "")}
    oauth = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    return document({}, components={"securitySchemes": {"OAuth": oauth}})


def served(url: str, **variables: Json) -> Json:
    return document({}, servers=[{"url": url, "variables": variables}])


def hooked(**hooks: Json) -> Json:
    return document({}, webhooks={name: {"post": hook} for name, hook in hooks.items()})


EVENT = {
    "requestBody": content(obj(a=TEXT)),
    "responses": {"200": {"description": "OK"}},
}
TWO = {**HEAD, "paths": {f"/{p}": {"get": {"responses": {}}} for p in "ab"}}
ONE = {**HEAD, "paths": {"/a": {"get": {"responses": {}}}}}
HEADER = {"X-A": {"schema": TEXT}}
BASIC = {"Key": {"type": "http", "scheme": "basic"}}
KEY, TOKEN = [{"Key": []}], [{"Key": []}, {"Token": []}]
OPERATIONS: dict[str, tuple[Json, Json, str, str]] = {
    "an operation gone": (TWO, ONE, "operation-removed", B),
    "an operation more": (ONE, TWO, "operation-added", C),
    "an operation moved": (
        {**HEAD, "paths": {"/a": {"get": {"operationId": "x", "responses": {}}}}},
        {**HEAD, "paths": {"/b": {"get": {"operationId": "x", "responses": {}}}}},
        "operation-moved",
        B,
    ),
    "another operationId": (
        document({"operationId": "one"}),
        document({"operationId": "two"}),
        "operation-id",
        D,
    ),
    "an operation deprecated": (
        document({}),
        document({"deprecated": True}),
        "deprecated",
        C,
    ),
    "another tag": (
        document({"tags": ["one"]}),
        document({"tags": ["two"]}),
        "method-renamed",
        C,
    ),
    "a parameter more": (document({}), parameter(), "argument-added", C),
    "a required parameter": (
        document({}),
        parameter(required=True),
        "argument-added",
        B,
    ),
    "a parameter gone": (parameter(), document({}), "argument-removed", B),
    "a parameter required": (
        parameter(),
        parameter(required=True),
        "argument-required",
        B,
    ),
    "a parameter optional": (
        parameter(required=True),
        parameter(),
        "argument-required",
        C,
    ),
    "a parameter elsewhere": (
        parameter(),
        parameter(**{"in": "header"}),
        "argument-removed",
        B,
    ),
    "another style": (
        parameter(schema=LIST),
        parameter(schema=LIST, explode=False),
        "argument-style",
        B,
    ),
    "a parameter of another type": (
        parameter(schema=LIST),
        parameter(schema=NUMBER),
        "type-changed",
        B,
    ),
    "a number as text": (parameter(schema=NUMBER), parameter(), "type-changed", B),
    "another default": (
        parameter(schema={**TEXT, "default": "a"}),
        parameter(schema={**TEXT, "default": "b"}),
        "default-changed",
        B,
    ),
    "a default at last": (
        parameter(),
        parameter(schema={**TEXT, "default": "b"}),
        "default-changed",
        C,
    ),
    "a shorter parameter": (
        parameter(),
        parameter(schema={**TEXT, "maxLength": 3}),
        "limit-changed",
        B,
    ),
    "a value of a parameter gone": (
        parameter(schema={**TEXT, "enum": ["a", "b"]}),
        parameter(schema={**TEXT, "enum": ["a"]}),
        "value-removed",
        B,
    ),
    "a body": (document({}), document({"requestBody": content(TEXT)}), "body-added", C),
    "a required body": (
        document({}),
        document({"requestBody": {"required": True, **content(TEXT)}}),
        "body-added",
        B,
    ),
    "no body": (
        document({"requestBody": content(TEXT)}),
        document({}),
        "body-removed",
        B,
    ),
    "a body required": (
        document({"requestBody": content(TEXT)}),
        document({"requestBody": {"required": True, **content(TEXT)}}),
        "body-required",
        B,
    ),
    "a body described": (
        document({"requestBody": content(None)}),
        document({"requestBody": content(TEXT)}),
        "type-changed",
        B,
    ),
    "another media type sent": (
        document({"requestBody": content(TEXT)}),
        document({"requestBody": content(TEXT, "text/plain")}),
        "media-type-removed",
        B,
    ),
    "a media type more": (
        document_with_response(**content(TEXT)),
        document_with_response(
            content={"application/json": {"schema": TEXT}, "text/csv": {"schema": TEXT}}
        ),
        "media-type-added",
        C,
    ),
    "another media type read": (
        document_with_response(**content(TEXT)),
        document_with_response(**content(TEXT, "text/plain")),
        "media-type-removed",
        B,
    ),
    "another success": (
        document({"responses": {"200": {"description": "OK"}}}),
        document({"responses": {"201": {"description": "OK"}}}),
        "status-removed",
        B,
    ),
    "an error more": (
        document_with_response(),
        document({"responses": {s: {"description": "OK"} for s in ("200", "404")}}),
        "status-added",
        C,
    ),
    "an error less": (
        document({"responses": {s: {"description": "OK"} for s in ("200", "404")}}),
        document_with_response(),
        "status-removed",
        C,
    ),
    "a header gone": (
        document_with_response(headers=HEADER),
        document_with_response(),
        "header-removed",
        B,
    ),
    "a header more": (
        document_with_response(),
        document_with_response(headers=HEADER),
        "header-added",
        C,
    ),
    "a header uncertain": (
        document_with_response(headers={"X-A": {"required": True, "schema": TEXT}}),
        document_with_response(headers=HEADER),
        "header-required",
        B,
    ),
    "a header of another type": (
        document_with_response(headers=HEADER),
        document_with_response(headers={"X-A": {"schema": LIST}}),
        "type-changed",
        B,
    ),
    "a header written otherwise": (
        document_with_response(headers=HEADER),
        document_with_response(headers={"X-A": {"schema": TEXT, "explode": True}}),
        "header-style",
        B,
    ),
    "a scheme gone": (
        secured(),
        document({}, components={"securitySchemes": {}}),
        "credential-removed",
        B,
    ),
    "a scheme more": (document({}), secured(), "credential-added", C),
    "another scheme": (secured(), secured(schemes=BASIC), "credential-changed", B),
    "a way in less": (
        secured(security=TOKEN),
        secured(security=KEY),
        "security-removed",
        B,
    ),
    "a way in more": (
        secured(security=KEY),
        secured(security=TOKEN),
        "security-added",
        C,
    ),
    "a first way in": (secured(), secured(security=KEY), "security-removed", B),
    "both at once": (
        secured(security=KEY),
        secured(security=[{"Key": [], "Token": []}]),
        "security-removed",
        B,
    ),
    "another token address": (
        flowing("https://a.example/token", "read"),
        flowing("https://b.example/token", "read"),
        "flows-changed",
        B,
    ),
    "a scope more": (
        flowing("https://a.example/token", "read"),
        flowing("https://a.example/token", "read", "write"),
        "flows-changed",
        C,
    ),
    "never empty": (
        parameter(allowEmptyValue=True),
        parameter(),
        "argument-style",
        B,
    ),
    "maybe empty": (
        parameter(),
        parameter(allowEmptyValue=True),
        "argument-style",
        C,
    ),
    "unescaped": (
        parameter(),
        parameter(allowReserved=True),
        "argument-style",
        B,
    ),
    "another server": (
        served("https://a.example"),
        served("https://b.example"),
        "servers-changed",
        C,
    ),
    "no server": (
        served("https://a.example"),
        document({}),
        "servers-changed",
        B,
    ),
    "a relative server": (
        served("https://a.example"),
        served("/v1"),
        "servers-changed",
        B,
    ),
    "a server of an operation": (
        document({}),
        document({"servers": [{"url": "https://b.example"}]}),
        "servers-changed",
        C,
    ),
    "a variable gone": (
        served("https://{h}", h={"default": "a"}),
        served("https://a"),
        "variable-removed",
        B,
    ),
    "a variable more": (
        served("https://a"),
        served("https://{h}", h={"default": "a"}),
        "variable-added",
        C,
    ),
    "a variable's value gone": (
        served("https://{h}", h={"default": "a", "enum": ["a", "b"]}),
        served("https://{h}", h={"default": "a", "enum": ["a"]}),
        "variable-changed",
        B,
    ),
    "a webhook gone": (hooked(a=EVENT), hooked(), "webhook-removed", B),
    "a webhook more": (hooked(), hooked(a=EVENT), "webhook-added", C),
    "a callback gone": (
        document({"callbacks": {"done": {"{$request.body#/u}": {"post": EVENT}}}}),
        document({}),
        "webhook-removed",
        B,
    ),
    "a model gone": (
        document({}, components={"schemas": {"A": obj(a=TEXT), "B": obj(b=TEXT)}}),
        document({}, components={"schemas": {"A": obj(a=TEXT)}}),
        "model-removed",
        B,
    ),
    "a model more": (
        document({}),
        document({}, components={"schemas": {"A": obj(a=TEXT)}}),
        "model-added",
        C,
    ),
    "a model that no operation reaches": (
        document({}, components={"schemas": {"A": obj(a=TEXT)}}),
        document({}, components={"schemas": {"A": obj(a=NUMBER)}}),
        "type-changed",
        B,
    ),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation(tmp_path: Path, name: str) -> None:
    old, new, code, level = OPERATIONS[name]
    found = codes_of(difference(tmp_path, old, new))
    assert (code, level) in found
    if level != B:
        assert [one for one in found if one[1] == B] == []


def test_a_webhook_is_read(tmp_path: Path) -> None:
    more = {**EVENT, "requestBody": content(obj("b", a=TEXT, b=TEXT))}
    less = {**EVENT, "requestBody": content(obj())}
    found = difference(tmp_path, hooked(a=EVENT), hooked(a=more))
    assert codes_of(found) == [("member-added", C)]
    found = difference(tmp_path, hooked(a=EVENT), hooked(a=less))
    assert ("member-removed", B) in codes_of(found)


def test_the_direction_of_a_property(tmp_path: Path) -> None:
    """What is read only does not count in a request, nor what is written only in an answer."""
    old, new = obj(a=TEXT), obj("b", a=TEXT, b={**TEXT, "readOnly": True})
    assert difference(tmp_path, request(old), request(new))["verdict"] == "none"
    new = obj("b", a=TEXT, b={**TEXT, "writeOnly": True})
    assert codes_of(difference(tmp_path, response(old), response(new))) == []
    assert ("member-added", B) in codes_of(
        difference(tmp_path, request(old), request(new))
    )


def test_every_kind_has_a_case() -> None:
    covered = {case[2] for case in (*SCHEMAS.values(), *OPERATIONS.values())}
    elsewhere = {
        "encoding-changed",
        "package-renamed",
        "client-renamed",
        "client-removed",
        "client-added",
        "distribution-renamed",
        "model-renamed",
        "argument-renamed",
        "member-renamed",
        "pagination-removed",
        "pagination-added",
        "environment-changed",
        "part-removed",
    }
    assert {kind.code for kind in KINDS} - covered - elsewhere == set()


def test_names_that_are_given_another_way(tmp_path: Path) -> None:
    """What the wire does not mind, but Python does."""

    def by(name: str) -> Json:
        place = {"name": name, "in": "path", "required": True, "schema": TEXT}
        get = {"parameters": [place], "operationId": "getA", "responses": {}}
        return {**HEAD, "paths": {f"/a/{{{name}}}": {"get": get}}}

    assert codes_of(difference(tmp_path, by("a_id"), by("aId"))) == []
    found = codes_of(difference(tmp_path, by("id"), by("key")))
    assert found == [("argument-renamed", B)]
    body = obj(a=TEXT)
    one = document({"requestBody": content(body)})
    two = content(body)["content"] | content(obj(b=TEXT), "application/x-b")["content"]
    found = codes_of(
        difference(tmp_path, one, document({"requestBody": {"content": two}}))
    )
    assert ("argument-renamed", B) in found
    assert difference(tmp_path, by("id"), by("key"), "--wire")["verdict"] == "patch"


def test_a_number_as_text_is_the_same_in_a_request(tmp_path: Path) -> None:
    old, new = parameter(schema=NUMBER), parameter()
    assert difference(tmp_path, old, new)["verdict"] == "major"
    assert difference(tmp_path, old, new, "--wire")["verdict"] == "minor"
    assert difference(tmp_path, new, old, "--wire")["verdict"] == "major"


def test_a_renamed_schema_is_reported_once(tmp_path: Path) -> None:
    def answered(name: str) -> Json:
        get = {"responses": {"200": content({"$ref": f"#/components/schemas/{name}"})}}
        schemas = {name: obj(first=TEXT, second=NUMBER)}
        return document(get, components={"schemas": schemas})

    found = codes_of(difference(tmp_path, answered("User"), answered("Person")))
    assert [one for one in found if one[0].startswith("model-")] == [
        ("model-renamed", C)
    ]


def responding(components: Json | None = None, **responses: Any) -> Json:
    """A document with ``GET /a``, whose responses are contents by ``s200`` and so on."""
    said = {
        (name.removeprefix("s")): {"description": "It.", **(body or {})}
        for name, body in responses.items()
    }
    get = {"operationId": "getA", "responses": said}
    schemas = {"A": obj(x=TEXT), "B": obj(y=TEXT), **(components or {})}
    return {**HEAD, "paths": {"/a": {"get": get}}, "components": {"schemas": schemas}}


def ref(name: str, media_type: str = "application/json") -> Json:
    return content({"$ref": f"#/components/schemas/{name}"}, media_type)


CSV = content(TEXT, "text/csv")
BOTH = {"content": {**ref("A")["content"], **CSV["content"]}}
PROBLEM = "application/problem+json"
# What a call returned, what it returns, and how grave that is.
RESULTS: dict[str, tuple[Json, Json, str]] = {
    "another success with another model": (
        responding(s200=ref("A")),
        responding(s200=ref("A"), s201=ref("B")),
        B,
    ),
    "another success with the same model": (
        responding(s200=ref("A")),
        responding(s200=ref("A"), s201=ref("A")),
        C,
    ),
    "another success without content": (
        responding(s200=ref("A")),
        responding(s200=ref("A"), s204=None),
        B,
    ),
    "a range of successes": (
        responding(s200=ref("A")),
        responding(s200=ref("A"), s2XX=ref("B")),
        B,
    ),
    "content at last": (responding(s204=None), responding(s204=None, s200=ref("A")), C),
    "text beside a model": (responding(s200=ref("A")), responding(s200=BOTH), B),
    "another spelling of JSON": (
        responding(s200=ref("A")),
        responding(
            s200={"content": {**ref("A")["content"], **ref("A", PROBLEM)["content"]}}
        ),
        C,
    ),
    "no content by another status": (responding(s200=None), responding(s204=None), C),
    "no content in place of some": (
        responding(s200=ref("A")),
        responding(s204=None),
        B,
    ),
    "a model for an error": (
        responding(s200=ref("A")),
        responding(s200=ref("A"), s404=ref("B")),
        C,
    ),
    "another model for an error": (
        responding(s200=ref("A"), sdefault=ref("A")),
        responding(s200=ref("A"), sdefault=ref("A"), s404=ref("B")),
        B,
    ),
    "the model of the default for an error": (
        responding(s200=ref("A"), sdefault=ref("B")),
        responding(s200=ref("A"), sdefault=ref("B"), s404=ref("B")),
        C,
    ),
    "no model for an error": (
        responding(s200=ref("A"), s404=ref("B")),
        responding(s200=ref("A")),
        B,
    ),
    "the default's model for an error": (
        responding(s200=ref("A"), s404=ref("B"), s4XX=ref("B")),
        responding(s200=ref("A"), s4XX=ref("B")),
        C,
    ),
}


@pytest.mark.parametrize("name", RESULTS)
def test_what_a_call_returns_or_raises(tmp_path: Path, name: str) -> None:
    old, new, level = RESULTS[name]
    found = difference(tmp_path, old, new)
    assert {one["level"] for one in found["changes"]} == {level}, found


def in_path(path: str, *names: str, **more: str) -> Json:
    """A document with one operation, whose parameters stand in the path."""
    parameters = [
        {"name": name, "in": more.get(name, "path"), "required": True, "schema": TEXT}
        for name in names
    ]
    get = {"operationId": "getA", "parameters": parameters, "responses": {}}
    return {**HEAD, "paths": {path: {"get": get}}}


def test_swapped_segments(tmp_path: Path) -> None:
    """Calls by position mean another thing."""
    said = "`client.a.get()` now takes `y`, `x` in this order (it was `x`, `y`)"
    old = in_path("/a/{x}/{y}", "x", "y")
    found = difference(tmp_path, old, in_path("/a/{y}/{x}", "x", "y"))
    assert [one["message"] for one in found["changes"]] == [said]
    assert codes_of(found) == [("argument-renamed", B)]
    found = difference(tmp_path, old, in_path("/a/b/{y}/{x}", "x", "y"))
    assert said in [one["message"] for one in found["changes"]]
    # Other names in the same places are no other order.
    found = difference(tmp_path, old, in_path("/a/{x}/{z}", "x", "z"))
    assert codes_of(found) == [("argument-renamed", B)]
    assert "order" not in found["changes"][0]["message"]


def test_a_parameter_that_travels_elsewhere(tmp_path: Path) -> None:
    """It is no other parameter that goes, and no new one that comes."""
    old = in_path("/a/{x}", "x", "y", y="query")
    found = difference(tmp_path, old, in_path("/a/{x}", "x", "y", y="header"))
    said = "`y` of `client.a.get()` is now sent in the header (it was in the query)"
    assert [one["message"] for one in found["changes"]] == [said]
    found = difference(tmp_path, old, in_path("/a", "x", "y", x="query", y="query"))
    said = [one["message"] for one in found["changes"]]
    assert any("so calls must pass it by keyword" in message for message in said)
    assert found["verdict"] == "major"


def test_a_parameter_that_travels_in_the_body(tmp_path: Path) -> None:
    """Its argument is there all the time."""
    query = [{"name": "role", "in": "query", "schema": TEXT}]
    sent = {"requestBody": content(obj(role=TEXT, other=TEXT))}
    other = {"requestBody": content(obj(other=TEXT))}
    outside = document({**other, "parameters": query})
    found = difference(tmp_path, outside, document(sent))
    said = "`role` of `client.a.create()` is now sent in the body (it was in the query)"
    assert [one["message"] for one in found["changes"]] == [said]
    found = difference(tmp_path, document(sent), outside)
    said = "`role` of `client.a.create()` is now sent in the query (it was in the body)"
    assert [one["message"] for one in found["changes"]] == [said]
    assert found["verdict"] == "major"


def encoded(member: Json, **encoding: Any) -> Json:
    """A document whose operation sends a form with the property ``part``."""
    media = content(obj(part=member), "multipart/form-data")
    if encoding:
        media["content"]["multipart/form-data"]["encoding"] = {"part": encoding}
    return document({"requestBody": media})


FILE: Json = {"type": "string", "format": "binary"}
SIGNED: Json = {"X-Sum": {"schema": TEXT, "required": True}}
# How a property of a form was sent, how it is sent, and how grave that is.
ENCODINGS: dict[str, tuple[Json, Json, str]] = {
    "another media type": (
        encoded(TEXT),
        encoded(TEXT, contentType="application/json"),
        B,
    ),
    "the default of text": (encoded(TEXT), encoded(TEXT, contentType="text/plain"), ""),
    "the default of an object": (
        encoded(obj(a=TEXT), contentType="application/json"),
        encoded(obj(a=TEXT)),
        "",
    ),
    "only images": (encoded(FILE), encoded(FILE, contentType="image/*"), B),
    "any file": (encoded(FILE, contentType="image/*"), encoded(FILE), C),
    "a media type more": (
        encoded(FILE, contentType="image/png"),
        encoded(FILE, contentType="image/jpeg, image/png"),
        C,
    ),
    "a range": (
        encoded(FILE, contentType="image/png"),
        encoded(FILE, contentType="image/*"),
        C,
    ),
    "another style": (encoded(LIST), encoded(LIST, style="pipeDelimited"), B),
    "not exploded": (encoded(LIST), encoded(LIST, explode=False), B),
    "exploded as before": (encoded(LIST), encoded(LIST, explode=True), ""),
    "a style of text": (encoded(TEXT), encoded(TEXT, style="form", explode=False), ""),
    "unescaped": (encoded(TEXT), encoded(TEXT, allowReserved=True), B),
    "a header more": (encoded(TEXT), encoded(TEXT, headers=SIGNED), B),
    "an optional header more": (
        encoded(TEXT),
        encoded(TEXT, headers={"X-Sum": {"schema": TEXT}}),
        C,
    ),
    "a header less": (encoded(TEXT, headers=SIGNED), encoded(TEXT), B),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_how_a_property_of_a_form_is_sent(tmp_path: Path, name: str) -> None:
    old, new, level = ENCODINGS[name]
    found = codes_of(difference(tmp_path, old, new))
    assert found == ([("encoding-changed", level)] if level else [])


def test_the_message_about_an_encoding(tmp_path: Path) -> None:
    old, new = encoded(TEXT), encoded(TEXT, contentType="application/json")
    (found,) = difference(tmp_path, old, new)["changes"]
    said = "`part` of `client.a.create()` is now sent as application/json"
    assert found["message"] == f"{said} (it was text/plain)"


def test_a_path_parameter_that_is_no_longer_escaped(tmp_path: Path) -> None:
    """``{+x}`` is the parameter ``x``, in which ``/`` is not escaped."""
    old, new = in_path("/a/{x}", "x"), in_path("/a/{+x}", "x")
    (found,) = difference(tmp_path, old, new)["changes"]
    said = "`x` of `client.a.get()` is serialized differently: simple unescaped"
    assert (found["code"], found["level"]) == ("argument-style", B)
    assert found["message"] == f"{said} (it was simple)"
    stated = in_path("/a/{x}", "x")
    stated["paths"]["/a/{x}"]["get"]["parameters"][0]["allowReserved"] = True
    assert difference(tmp_path, new, stated)["verdict"] == "none"
    assert difference(tmp_path, old, stated)["verdict"] == "major"


def test_a_body_in_several_media_types_is_reported_once(tmp_path: Path) -> None:
    def sends(schema: Json) -> Json:
        kinds = ("application/json", "application/x-www-form-urlencoded")
        forms = {kind: {"schema": schema} for kind in kinds}
        return document({"requestBody": {"content": forms}})

    found = difference(tmp_path, sends(obj(a=TEXT)), sends(obj("a", a=TEXT)))
    assert codes_of(found) == [("member-required", B)]
    assert len(found["changes"]) == 1


def test_a_form_that_becomes_another_body(tmp_path: Path) -> None:
    """Swagger 2.0: its fields are arguments as the members of the other body are."""
    head = {"swagger": "2.0", "info": HEAD["info"]}
    field = {"name": "a", "in": "formData", "type": "string"}
    body = {"name": "it", "in": "body", "schema": obj(a=TEXT)}

    def sends(parameter: Json) -> Json:
        post = {"parameters": [parameter], "responses": {"204": {"description": "OK"}}}
        return {**head, "paths": {"/a": {"post": post}}}

    for old, new in ((field, body), (body, field)):
        found = difference(tmp_path, sends(old), sends(new))
        codes = {one["code"] for one in found["changes"]} - {"model-removed"}
        assert codes - {"model-added"} == {"media-type-removed", "media-type-added"}


def test_changes_of_one_place_are_all_reported(tmp_path: Path) -> None:
    """A shared parameter changes each call; two rules of one schema are two changes."""

    def shared(limit: int) -> Json:
        refers = [{"$ref": "#/components/parameters/Q"}]
        gets = {
            f"/{p}": {"get": {"parameters": refers, "responses": {}}} for p in "abc"
        }
        schema = {**NUMBER, "maximum": limit}
        q = {"name": "q", "in": "query", "schema": schema}
        return {**HEAD, "paths": gets, "components": {"parameters": {"Q": q}}}

    found = difference(tmp_path, shared(9), shared(5))
    assert sorted(one["subject"] for one in found["changes"]) == [
        f"`q` of `client.{p}.get()`" for p in "abc"
    ]

    def body(*required: str) -> Json:
        sent = {"requestBody": ref("A")}
        paths = {f"/{p}": {"post": {**sent, "responses": {}}} for p in "ab"}
        schemas = {"A": obj(*required, x=TEXT)}
        return {**HEAD, "paths": paths, "components": {"schemas": schemas}}

    found = difference(tmp_path, body(), body("p", "q"))
    assert len(found["changes"]) == 4  # two names, two calls
    old = one_of(obj(t=TEXT), obj(t=NUMBER), discriminator={"propertyName": "t"})
    tags = {"a": "#/components/schemas/A", "b": "#/components/schemas/B"}
    new = {**old, "discriminator": {"propertyName": "t", "mapping": tags}}
    found = difference(tmp_path, response(old), response(new))
    assert (
        len([c for c in found["changes"] if c["code"] == "discriminator-changed"]) == 2
    )


NOTHING_NEW: dict[str, tuple[Json, Json]] = {
    "items of any type": ({"type": "array"}, {"type": "array", "items": {}}),
    "items with words": (
        {"type": "array", "items": {}},
        {"type": "array", "items": {"x-a": 1}},
    ),
    "items of a named schema of any type": (
        {"type": "array"},
        {"type": "array", "items": {"$ref": "#/components/schemas/Any"}},
    ),
    "values of any type": (
        {"type": "object"},
        {"type": "object", "additionalProperties": {}},
    ),
    "required in another order": (
        obj("a", "b", a=TEXT, b=TEXT),
        obj("b", "a", b=TEXT, a=TEXT),
    ),
    "values in another order": (
        {**TEXT, "enum": ["a", "b"]},
        {**TEXT, "enum": ["b", "a"]},
    ),
    "variants in another order": (one_of(TEXT, NUMBER), one_of(NUMBER, TEXT)),
}


@pytest.mark.parametrize("name", NOTHING_NEW)
def test_what_changes_nothing(tmp_path: Path, name: str) -> None:
    whole = {"components": {"schemas": {"Any": {}}}}
    for holder in (request, response):
        one, other = ({**holder(side), **whole} for side in NOTHING_NEW[name])
        for old, new in ((one, other), (other, one)):
            assert difference(tmp_path, old, new)["verdict"] == "none"


@pytest.mark.parametrize("id", ["get_all_items", "GetAllItems", "GETALLITEMS"])
def test_an_operation_id_in_other_letters(tmp_path: Path, id: str) -> None:
    """No public name changes, neither of the method nor of its models."""

    def named(id: str) -> Json:
        body = content(obj(inner=obj(x=TEXT)))
        responses = {"200": {"description": "OK", **body}}
        get = {"operationId": id, "responses": responses}
        return {**HEAD, "paths": {"/a": {"get": get}}}

    found = difference(tmp_path, named("getAllItems"), named(id))
    assert codes_of(found) == [("operation-id", D)]


def with_either(name: str, **members: Json) -> Json:
    """A document whose operation answers ``A`` or ``B``, which is there either way."""
    schemas = {"A": obj(x=TEXT), "B": obj(**(members or {"x": TEXT}))}
    body = content({"$ref": f"#/components/schemas/{name}"})
    responses = {"responses": {"200": {"description": "OK", **body}}}
    return document(responses, components={"schemas": schemas})


def test_another_class_with_the_same_properties(tmp_path: Path) -> None:
    found = difference(tmp_path, with_either("A"), with_either("B"))
    assert codes_of(found) == [("type-changed", C)]
    said = (
        "the result of `client.a.create()` is now `B` (it was `A`), which has the same"
    )
    assert found["changes"][0]["message"] == f"{said} fields"
    found = difference(tmp_path, with_either("A"), with_either("B"), "--wire")
    assert found["verdict"] == "patch"


def test_another_class_with_other_properties(tmp_path: Path) -> None:
    """The finding names the place: neither class changed."""
    found = difference(tmp_path, with_either("A", y=TEXT), with_either("B", y=TEXT))
    assert sorted(one["message"] for one in found["changes"]) == [
        "`x` in the result of `client.a.create()` was removed",
        "`y` in the result of `client.a.create()` is new",
        "the result of `client.a.create()` is now `B` (it was `A`)",
    ]
    assert found["verdict"] == "major"


def test_another_enum(tmp_path: Path) -> None:
    def answered(name: str) -> Json:
        schemas = {"A": {**TEXT, "enum": ["x"]}, "B": {**TEXT, "enum": ["y"]}}
        body = obj(it={"$ref": f"#/components/schemas/{name}"})
        return {
            **document_with_response(**content(body)),
            "components": {"schemas": schemas},
        }

    found = difference(tmp_path, answered("A"), answered("B"))
    assert sorted(one["message"] for one in found["changes"]) == [
        "`CreateAResponse.it` can no longer be `x`",
        "`CreateAResponse.it` can now also be `y`",
    ]


def test_words_about_the_whole(tmp_path: Path) -> None:
    old = document({}, tags=[{"name": "a", "description": "One."}])
    new = document({}, tags=[{"name": "a", "description": "Two."}])
    new["info"] = {**HEAD["info"], "description": "Sells."}
    found = difference(tmp_path, old, new)
    assert codes_of(found) == [("reworded", D)]
    assert len(found["changes"]) == 2
