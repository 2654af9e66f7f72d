"""Scalars, formats, listed values and null."""

from __future__ import annotations

from typing import Any

import pytest

from specloom import ir
from tests.openapi.documents import ANY, INTEGER, NULL, STRING, codes, schemas, type_of

K = ir.ScalarKind


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, STRING),
        ({"type": "string", "format": "email"}, ir.Scalar(K.STRING, "email")),
        ({"type": "string", "format": "date-time"}, ir.Scalar(K.DATE_TIME)),
        ({"type": "string", "format": "uuid"}, ir.Scalar(K.UUID)),
        ({"type": "string", "format": "byte"}, ir.Scalar(K.BASE64)),
        ({"type": "string", "format": "binary"}, ir.Scalar(K.BINARY)),
        ({"type": "string", "contentEncoding": "base64"}, ir.Scalar(K.BASE64)),
        ({"contentMediaType": "image/png"}, ir.Scalar(K.BINARY)),
        ({"type": "string", "contentMediaType": "text/html"}, STRING),
        ({"type": "integer", "format": "int64"}, ir.Scalar(K.INTEGER, "int64")),
        ({"type": "number", "format": "decimal"}, ir.Scalar(K.DECIMAL, "number")),
        ({"type": "null"}, NULL),
        ({"type": ["string", "null"]}, ir.Nullable(STRING)),
        ({"type": ["string", "integer"]}, ir.Union((STRING, INTEGER))),
        ({"format": "int32"}, ir.Scalar(K.INTEGER, "int32")),
        ({}, ANY),
        (True, ANY),
        ({"description": "anything"}, ANY),
        ({"type": "object"}, ir.Map(ANY)),
        ({"type": "array"}, ir.Array(ANY)),
        ({"items": {"type": "string"}}, ir.Array(STRING)),
        (
            {"prefixItems": [{"type": "string"}], "items": False},
            ir.Tuple((STRING,), None),
        ),
        ({"additionalProperties": {"type": "string"}}, ir.Map(STRING)),
        ({"patternProperties": {".*": {"type": "string"}}}, ir.Map(STRING)),
        ({"type": "String"}, STRING),
        ({"type": "any"}, ANY),
    ],
)
def test_a_schema_has_a_type(schema: Any, expected: ir.Type) -> None:
    assert type_of(schema) == expected


@pytest.mark.parametrize(
    ("schema", "version"),
    [
        ({"type": "string", "nullable": True}, "3.0.3"),
        ({"type": "string", "x-nullable": True}, "3.0.3"),
        ({"type": "string", "nullable": True}, "3.1.0"),
        ({"oneOf": [{"type": "string"}, {"type": "null"}]}, "3.1.0"),
        ({"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/S"}]}, "3.1.0"),
        ({"$ref": "#/components/schemas/N"}, "3.1.0"),
        ({"allOf": [{"$ref": "#/components/schemas/S"}], "nullable": True}, "3.0.3"),
        ({"type": "null", "oneOf": [{"type": "string"}]}, "3.1.0"),
        (
            {"allOf": [{"$ref": "#/components/schemas/S"}, {"nullable": True}]},
            "3.0.3",
        ),
        (
            {"allOf": [{"nullable": True, "description": "."}, {"type": "string"}]},
            "3.0.3",
        ),
        ({"allOf": [{"type": "string"}, {"x-nullable": True}]}, "3.0.3"),
        ({"$ref": "#/components/schemas/S", "nullable": True}, "3.0.3"),
        ({"oneOf": [{"type": "string"}], "nullable": True}, "3.0.3"),
        (
            {
                "type": "string",
                "nullable": True,
                "allOf": [{"$ref": "#/components/schemas/S"}],
            },
            "3.0.3",
        ),
    ],
)
def test_every_way_of_saying_null(schema: Any, version: str) -> None:
    found = type_of(
        schema, version, S={"type": "string"}, N={"type": "string", "nullable": True}
    )
    assert isinstance(found, ir.Nullable)
    assert not isinstance(found.inner, ir.Nullable | ir.Union)


@pytest.mark.parametrize(
    "part",
    [
        {"type": "string", "nullable": True},
        {"minLength": 3, "nullable": True},
        {"nullable": False},
    ],
)
def test_every_part_that_restricts_must_let_null_through(part: Any) -> None:
    found = type_of({"allOf": [{"type": "string"}, part]}, "3.0.3")
    assert found == STRING


@pytest.mark.parametrize(
    ("formats", "kind", "reported"),
    [
        (["date", "date-time"], K.DATE_TIME, 1),
        (["date-time", "date"], K.DATE, 1),
        (["uuid", "date", "email"], K.STRING, 2),
        (["byte", "binary"], K.BINARY, 1),
        (["email", "uri"], K.STRING, 1),
        (["date", "date"], K.DATE, 0),
        (["byte", "base64url"], K.BASE64, 0),
        (["date", "my-own"], K.DATE, 0),
        (["password", "uuid", "password"], K.UUID, 0),
        (["my-own", "my-other"], K.STRING, 0),
    ],
)
@pytest.mark.parametrize("how", ["inline", "reference", "beside"])
def test_formats_of_several_parts(
    formats: list[str], kind: K, reported: int, how: str
) -> None:
    parts: list[Any] = [{"type": "string", "format": word} for word in formats]
    it: dict[str, Any] = {"allOf": parts}
    if how == "beside":
        it = {"allOf": parts[:-1], **parts[-1]}
    if how == "reference":
        it = {"allOf": [{"$ref": "#/components/schemas/First"}, *parts[1:]]}
    holder = {"type": "object", "properties": {"it": it}}
    found, report = schemas(Holder=holder, First=parts[0])
    model = found["Holder"]
    assert isinstance(model, ir.Model)
    of = model.fields[0].type
    if isinstance(of, ir.Ref):
        of = ir.Scalar(kind)  # the reference says all of it
    assert isinstance(of, ir.Scalar)
    assert of.kind is kind
    assert [one.code for one in report.found] == ["W305"] * reported


def test_a_nullable_component_is_declared_without_null() -> None:
    found, _ = schemas(
        N={"type": ["string", "null"]},
        M={"type": "object", "properties": {"n": {"$ref": "#/components/schemas/N"}}},
    )
    assert isinstance(found["N"], ir.Alias)
    assert found["N"].type == STRING
    assert found["N"].nullable
    assert isinstance(found["M"], ir.Model)
    assert found["M"].fields[0].type == ir.Nullable(ir.Ref("#/components/schemas/N"))


def literals(
    *values: Any, of: K | None = K.STRING, closed: bool = False
) -> ir.Literals:
    return ir.Literals(tuple(ir.Json.of(value) for value in values), of, closed)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "enum": ["a", "b", "a"]}, literals("a", "b")),
        ({"enum": ["a", None, "b"]}, ir.Nullable(literals("a", "b"))),
        ({"enum": [1, "a"]}, literals(1, "a", of=None)),
        ({"enum": [1, 1.5]}, literals(1, 1.5, of=K.NUMBER)),
        ({"const": "a"}, literals("a", closed=True)),
        ({"enum": ["a"]}, literals("a", closed=True)),
        ({"enum": [None]}, NULL),
        ({"type": "string", "enum": [1, True]}, literals("1", "true")),
        ({"type": "integer", "enum": ["1", "2"]}, literals(1, 2, of=K.INTEGER)),
        ({"type": "string", "enum": []}, STRING),
        ({"type": "object", "enum": [{}]}, ir.Map(ANY)),
        (
            {"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]},
            literals("a", "b"),
        ),
        (
            {"allOf": [{"enum": ["a", "b", "c"]}, {"enum": ["b", "c"]}]},
            literals("b", "c"),
        ),
    ],
)
def test_listed_values(schema: Any, expected: ir.Type) -> None:
    assert type_of(schema) == expected


@pytest.mark.parametrize(
    "keyword", ["x-enum-varnames", "x-enumNames", "x-enum-descriptions"]
)
def test_names_of_listed_values(keyword: str) -> None:
    found = type_of({"enum": [1, None, 2], keyword: ["One", "None", "Two"]})
    assert isinstance(found, ir.Nullable)
    assert isinstance(found.inner, ir.Literals)
    assert found.inner.names == ("One", "Two")


def test_names_that_do_not_match_are_ignored() -> None:
    found, report = schemas(E={"enum": [1, 2], "x-enum-varnames": ["One"]})
    assert isinstance(found["E"], ir.Alias)
    assert found["E"].type == literals(1, 2, of=K.INTEGER)
    assert codes(report) == ["W316"]


@pytest.mark.parametrize(
    ("schema", "reported"),
    [
        ({"const": None}, []),
        ({"enum": [None]}, []),
        ({"allOf": [{"const": None}, {"enum": ["a", None]}]}, []),
        ({"allOf": [{"const": None}, {"const": "a"}]}, ["W305"]),
    ],
)
def test_null_as_the_only_value_contradicts_nothing(
    schema: Any, reported: list[str]
) -> None:
    found, report = schemas(N=schema)
    assert isinstance(found["N"], ir.Alias)
    assert (found["N"].type == NULL) is not bool(reported)
    assert codes(report) == reported
