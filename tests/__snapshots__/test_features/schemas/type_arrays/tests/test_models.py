"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_type_arrays import from_json, to_json
from schemas_type_arrays.models import Cell, CellDeep

NEW = '{"not_in_the_document": [1]}'

CELL = """{
  "content": 0.5,
  "width": 7,
  "single": "single",
  "parts": [9],
  "deep": {"a": 1}
}"""


@pytest.mark.parametrize("model", [Cell, CellDeep])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_cell_survives_json() -> None:
    value = from_json(Cell, CELL)
    assert value.single == "single"
    assert value.parts == [9]
    written = loads(to_json(value))
    assert written == loads(CELL)


def test_cell_deep_survives_json() -> None:
    value = from_json(CellDeep, '{"a": 1}')
    assert value.a == 1
    written = loads(to_json(value))
    assert written == loads('{"a": 1}')


def test_cell_has_the_class_of_its_variant() -> None:
    value = from_json(Cell, '{"content": 0.5, "deep": {"a": 1}}')
    assert value.deep.__class__ is CellDeep
