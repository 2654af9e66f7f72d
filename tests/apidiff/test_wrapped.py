"""A schema that is wrapped: in a union with null, in a union of one, in an ``allOf``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.apidiff.comparing import (
    Json,
    codes_of,
    content,
    difference,
    document,
    document_with_response,
)

TEXT: Json = {"type": "string"}
SCHEMAS: Json = {
    "Obj": {
        "type": "object",
        "required": ["a"],
        "properties": {"a": TEXT, "firstName": TEXT},
    },
    "Other": {"type": "object", "properties": {"b": TEXT}},
    "Role": {"type": "string", "enum": ["user", "robot"]},
    "Size": {"type": "integer", "minimum": 1, "maximum": 9},
}
OBJ: Json = {"$ref": "#/components/schemas/Obj"}
OTHER: Json = {"$ref": "#/components/schemas/Other"}
ROLE: Json = {"$ref": "#/components/schemas/Role"}

# Schemas that are wrapped.
BARE: dict[str, Json] = {
    "a model": OBJ,
    "a list of models": {"type": "array", "items": OBJ, "maxItems": 9},
    "a mapping of models": {"type": "object", "additionalProperties": OBJ},
    "a named enum": ROLE,
    "a named number": {"$ref": "#/components/schemas/Size"},
    "values": {"type": "string", "enum": ["p", "q"], "maxLength": 3},
    "a text": {"type": "string", "pattern": "^a", "minLength": 2, "title": "It"},
    "an object": {"type": "object", "required": ["x"], "properties": {"xY": TEXT}},
    "a union": {"oneOf": [OBJ, OTHER]},
    "a date": {"type": "string", "format": "date"},
}
NULL: Json = {"type": "null"}
WITH_NULL: dict[str, Any] = {
    "anyOf": lambda it: {"anyOf": [it, NULL]},
    "oneOf": lambda it: {"oneOf": [NULL, it]},
    "allOf and nullable": lambda it: {"allOf": [it], "nullable": True},
    "a union of one and nullable": lambda it: {"oneOf": [it], "nullable": True},
    "a title beside": lambda it: {"anyOf": [it, NULL], "title": it.get("title", "")},
}
ALONE: dict[str, Any] = {
    "anyOf": lambda it: {"anyOf": [it]},
    "oneOf": lambda it: {"oneOf": [it]},
    "allOf": lambda it: {"allOf": [it]},
    "a union of a union": lambda it: {"anyOf": [{"oneOf": [it]}]},
}
PLACES: dict[str, Any] = {
    "a member": lambda it: it,
    "items": lambda it: {"type": "array", "items": it},
    "values of a mapping": lambda it: {"type": "object", "additionalProperties": it},
}


def sent(schema: Json) -> Json:
    body = {"type": "object", "properties": {"it": schema}}
    return document({"requestBody": content(body)}, components={"schemas": SCHEMAS})


def read(schema: Json) -> Json:
    holder = {"type": "object", "properties": {"it": schema}}
    whole = document_with_response(**content({"$ref": "#/components/schemas/Holder"}))
    return {**whole, "components": {"schemas": {**SCHEMAS, "Holder": holder}}}


@pytest.mark.parametrize("bare", BARE)
@pytest.mark.parametrize("wrap", WITH_NULL)
@pytest.mark.parametrize("place", PLACES)
def test_null_is_the_only_difference_reported(
    tmp_path: Path, bare: str, wrap: str, place: str
) -> None:
    one = PLACES[place](BARE[bare])
    other = PLACES[place](WITH_NULL[wrap](BARE[bare]))
    for holder, widened, narrowed in (
        (sent, "compatible", "breaking"),
        (read, "breaking", "compatible"),
    ):
        for old, new, level in ((one, other, widened), (other, one, narrowed)):
            found = difference(tmp_path, holder(old), holder(new))
            assert codes_of(found) == [("null-changed", level)], found
            (change,) = found["changes"]
            assert "it" in change["subject"], change  # not the schema


@pytest.mark.parametrize("bare", BARE)
@pytest.mark.parametrize("wrap", ALONE)
@pytest.mark.parametrize("place", PLACES)
def test_a_wrap_that_adds_nothing(
    tmp_path: Path, bare: str, wrap: str, place: str
) -> None:
    one = PLACES[place](BARE[bare])
    other = PLACES[place](ALONE[wrap](BARE[bare]))
    for holder in (sent, read):
        for old, new in ((one, other), (other, one)):
            found = difference(tmp_path, holder(old), holder(new))
            assert codes_of(found) == [], found


def test_a_schema_that_is_nullable_itself(tmp_path: Path) -> None:
    """The schema is reported once, not each place that refers to it."""

    def two(**more: Any) -> Json:
        holder = {"type": "object", "properties": {"x": OBJ, "y": OBJ}}
        whole = document_with_response(**content(holder))
        schemas = {**SCHEMAS, "Obj": {**SCHEMAS["Obj"], **more}}
        return {**whole, "components": {"schemas": schemas}}

    found = difference(tmp_path, two(), two(nullable=True))
    assert [one["message"] for one in found["changes"]] == ["`Obj` may now be `None`"]


def test_a_change_inside_a_wrap_is_reported(tmp_path: Path) -> None:
    old = read({"type": "string", "enum": ["p", "q"], "maxLength": 3})
    new = read({"anyOf": [{"type": "string", "enum": ["p"], "maxLength": 9}, NULL]})
    assert codes_of(difference(tmp_path, old, new)) == [
        ("limit-changed", "breaking"),
        ("null-changed", "breaking"),
        ("value-removed", "compatible"),
    ]


@pytest.mark.parametrize("beside", [{}, {"nullable": True}], ids=["", "nullable"])
def test_a_model_that_becomes_one_of_two(tmp_path: Path, beside: Json) -> None:
    """Its members are not gone, its limits are not lifted."""
    wide = {"oneOf": [OBJ, OTHER], **beside}
    found = difference(tmp_path, read({**OBJ, **beside}), read(wide))
    assert codes_of(found) == [("variant-added", "breaking")]
    found = difference(tmp_path, read(wide), read(wide["oneOf"][0]))
    null = [] if beside == {} else [("null-changed", "compatible")]
    assert codes_of(found) == sorted([*null, ("variant-removed", "compatible")])
    text = {"type": "string", "maxLength": 3}
    both = {"maxLength": 3, "oneOf": [TEXT, {"type": "integer"}]}
    found = difference(tmp_path, sent(text), sent(both))
    assert codes_of(found) == [("variant-added", "compatible")]


def test_a_union_that_only_restricts(tmp_path: Path) -> None:
    rule = {"anyOf": [{"required": ["a"]}, {"required": ["firstName"]}]}
    plain = SCHEMAS["Obj"]
    found = difference(tmp_path, sent(plain), sent({**plain, **rule}))
    assert codes_of(found) == [("rule-changed", "breaking")]
    found = difference(tmp_path, sent({**plain, **rule}), sent(plain))
    assert codes_of(found) == [("rule-changed", "compatible")]


def test_a_variant_that_gets_a_name(tmp_path: Path) -> None:
    """The name of a scalar is no type of its own."""
    inline = {"anyOf": [SCHEMAS["Role"], {"type": "array", "items": TEXT}]}
    named = {"anyOf": [{"type": "array", "items": TEXT}, ROLE]}
    for holder in (sent, read):
        assert codes_of(difference(tmp_path, holder(inline), holder(named))) == []
        assert codes_of(difference(tmp_path, holder(named), holder(inline))) == []


def test_any_text_next_to_listed_ones(tmp_path: Path) -> None:
    """Enums are open to readers: what is new fits their type."""
    values = {"type": "string", "enum": ["p", "q"]}
    more = {"anyOf": [TEXT, {**values, "enum": ["p", "q", "r"]}]}
    found = difference(tmp_path, read(values), read(more))
    assert codes_of(found) == [
        ("value-added", "compatible"),
        ("variant-added", "compatible"),
    ]


def test_anything_is_no_null(tmp_path: Path) -> None:
    found = difference(tmp_path, read({}), read(OBJ))
    assert codes_of(found) == [("type-changed", "compatible")]
    found = difference(tmp_path, sent(TEXT), sent({}))
    assert codes_of(found) == [("type-changed", "compatible")]


LISTS: Json = {
    "oneOf": [{"type": "array", "items": OBJ}, {"type": "array", "items": OTHER}]
}
ONE_LIST: Json = {"type": "array", "items": {"oneOf": [OBJ, OTHER]}}


@pytest.mark.parametrize(
    ("old", "new", "make", "expected"),
    [
        (LISTS, ONE_LIST, "sent", "compatible"),
        (ONE_LIST, LISTS, "sent", "breaking"),
        (LISTS, ONE_LIST, "read", "breaking"),
        (ONE_LIST, LISTS, "read", "compatible"),
    ],
)
def test_a_list_of_a_union_takes_what_a_union_of_lists_took(
    tmp_path: Path, old: Json, new: Json, make: str, expected: str
) -> None:
    """No variant is gone: one list may mix the variants, or no longer."""
    sides = [{"sent": sent, "read": read}[make](it) for it in (old, new)]
    found = difference(tmp_path, *sides)
    assert codes_of(found) == [("type-changed", expected)]
    assert "items of different types" in found["changes"][0]["message"]


@pytest.mark.parametrize("keyword", ["pattern", "format", "minimum", "maxLength"])
def test_a_limit_of_another_type_is_compared(tmp_path: Path, keyword: str) -> None:
    """Invalid keywords are reported when a document is read; a diff still ends."""
    for value in ({}, ["a"], None, True):
        old, new = {"type": "string"}, {"type": "string", keyword: value}
        for one, other in ((old, new), (new, old), (new, new)):
            difference(tmp_path, sent(one), sent(other))
