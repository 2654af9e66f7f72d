"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from names_builtins import from_json, to_json
from names_builtins.models import Getattr, Globals, Sorted

NEW = '{"not_in_the_document": [1]}'

GETATTR = """{
  "super": "super",
  "property": {
    "bool": true,
    "int": 8,
    "type": "type"
  }
}"""


@pytest.mark.parametrize("model", [Getattr, Globals, Sorted])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_getattr_survives_json() -> None:
    value = from_json(Getattr, GETATTR)
    assert value.super == "super"
    written = loads(to_json(value))
    assert written == loads(GETATTR)


def test_globals_survives_json() -> None:
    value = from_json(Globals, '{"bool": true, "int": 8, "type": "type"}')
    assert value.bool is True
    assert value.int == 8
    assert value.type == "type"
    written = loads(to_json(value))
    assert written == loads('{"bool": true, "int": 8, "type": "type"}')


def test_sorted_survives_json() -> None:
    value = from_json(Sorted, '{"object": "object", "classmethod": [4.5]}')
    assert value.object == "object"
    assert value.classmethod == [4.5]
    written = loads(to_json(value))
    assert written == loads('{"object": "object", "classmethod": [4.5]}')
