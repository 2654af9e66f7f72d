"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_allof_merge import from_json, to_json
from schemas_allof_merge.models import Animal, Cat, Owner

NEW = '{"not_in_the_document": [1]}'

CAT = """{
  "name": "Tom",
  "weight": 3.5,
  "lives": 9,
  "owner": {"since": 2019}
}"""


@pytest.mark.parametrize("model", [Animal, Cat, Owner])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_animal_survives_json() -> None:
    value = from_json(Animal, '{"name": "Tom", "weight": 3.5}')
    assert value.name == "Tom"
    assert value.weight == 3.5
    written = loads(to_json(value))
    assert written == loads('{"name": "Tom", "weight": 3.5}')


def test_cat_survives_json() -> None:
    value = from_json(Cat, CAT)
    assert value.name == "Tom"
    assert value.weight == 3.5
    assert value.lives == 9
    written = loads(to_json(value))
    assert written == loads(CAT)


def test_owner_survives_json() -> None:
    value = from_json(Owner, '{"since": 2019}')
    assert value.since == 2019
    written = loads(to_json(value))
    assert written == loads('{"since": 2019}')
