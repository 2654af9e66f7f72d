"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_xml_lists import from_json, to_json
from bodies_xml_lists.models import Animal, Zoo

NEW = '{"not_in_the_document": [1]}'

ZOO = """{
  "bare": [
    "dog",
    "cat"
  ],
  "named": [
    "dog"
  ],
  "wrapped": [
    "dog"
  ],
  "both": [
    "dog"
  ],
  "again": [
    1,
    2
  ],
  "animals": [
    {
      "legs": 4
    }
  ],
  "counts": {
    "lions": 2
  }
}"""


@pytest.mark.parametrize("model", [Zoo, Animal])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_zoo_survives_json() -> None:
    value = from_json(Zoo, ZOO)
    assert value.bare == ["dog", "cat"]
    assert value.named == ["dog"]
    assert value.wrapped == ["dog"]
    assert value.both == ["dog"]
    assert value.again == [1, 2]
    written = loads(to_json(value))
    assert written == loads(ZOO)


def test_animal_survives_json() -> None:
    value = from_json(Animal, '{"legs": 4}')
    assert value.legs == 4
    written = loads(to_json(value))
    assert written == loads('{"legs": 4}')
