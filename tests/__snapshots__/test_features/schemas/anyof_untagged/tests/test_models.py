"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads
from typing import Any

import pytest

from schemas_anyof_untagged import from_json, to_json
from schemas_anyof_untagged.models import (
    Holder,
    Implied,
    ImpliedBy,
    Note,
    Numbered,
    Place,
    Point,
    Signed,
    SignedBy,
    Written,
    WrittenNote,
)

NEW = '{"not_in_the_document": [1]}'

HOLDER = """{
  "where": {"x": 1.5, "y": 5.5},
  "value": ["a", "b"],
  "flag": true,
  "note": {"id": "idi", "note": "note"},
  "consent": {"by": {"name": "name"}}
}"""


@pytest.mark.parametrize(
    "model",
    [
        Point,
        Place,
        Holder,
        Numbered,
        Written,
        WrittenNote,
        Signed,
        SignedBy,
        Implied,
        ImpliedBy,
    ],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_point_survives_json() -> None:
    value = from_json(Point, '{"x": 1.5, "y": 5.5}')
    assert value.x == 1.5
    assert value.y == 5.5
    written = loads(to_json(value))
    assert written == loads('{"x": 1.5, "y": 5.5}')


def test_place_survives_json() -> None:
    value = from_json(Place, '{"city": "city"}')
    assert value.city == "city"
    written = loads(to_json(value))
    assert written == loads('{"city": "city"}')


def test_holder_survives_json() -> None:
    value = from_json(Holder, HOLDER)
    assert value.flag is True
    written = loads(to_json(value))
    assert written == loads(HOLDER)


def test_numbered_survives_json() -> None:
    value = from_json(Numbered, '{"id": "idi", "note": "note"}')
    assert value.id == "idi"
    written = loads(to_json(value))
    assert written == loads('{"id": "idi", "note": "note"}')


def test_written_survives_json() -> None:
    value = from_json(Written, '{"note": {"text": "text"}, "id": "id"}')
    written = loads(to_json(value))
    assert written == loads('{"note": {"text": "text"}, "id": "id"}')


def test_written_note_survives_json() -> None:
    value = from_json(WrittenNote, '{"text": "text"}')
    assert value.text == "text"
    written = loads(to_json(value))
    assert written == loads('{"text": "text"}')


@pytest.mark.parametrize("model", [Signed, Implied])
def test_signed_survives_json(model: type[Any]) -> None:
    value = from_json(model, '{"by": {"name": "name"}}')
    written = loads(to_json(value))
    assert written == loads('{"by": {"name": "name"}}')


@pytest.mark.parametrize("model", [SignedBy, ImpliedBy])
def test_signed_by_survives_json(model: type[Any]) -> None:
    value = from_json(model, '{"name": "name"}')
    assert value.name == "name"
    written = loads(to_json(value))
    assert written == loads('{"name": "name"}')


def test_holder_has_the_class_of_its_variant() -> None:
    value = from_json(Holder, '{"where": {"x": 1.5, "y": 5.5}, "value": ["a", "b"]}')
    assert value.where.__class__ is Point
    value = from_json(Holder, '{"where": {"city": "city"}, "value": ["a", "b"]}')
    assert value.where.__class__ is Place


def test_note_has_the_class_of_its_variant() -> None:
    value = from_json(Note, '{"id": "idi", "note": "note"}')
    assert value.__class__ is Numbered
