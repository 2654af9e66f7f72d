"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from two_files import from_json, to_json
from two_files.models import City, Person

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [City, Person])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_city_survives_json() -> None:
    value = from_json(City, '{"name": "name", "mayor": {"name": "name"}, "twins": []}')
    assert value.name == "name"
    assert value.twins == []
    written = loads(to_json(value))
    assert written == loads('{"name": "name", "mayor": {"name": "name"}, "twins": []}')


def test_person_survives_json() -> None:
    value = from_json(Person, '{"name": "name"}')
    assert value.name == "name"
    written = loads(to_json(value))
    assert written == loads('{"name": "name"}')
