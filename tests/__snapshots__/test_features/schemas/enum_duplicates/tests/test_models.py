"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_enum_duplicates import from_json, to_json
from schemas_enum_duplicates.models import Level

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Level])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_level_survives_json() -> None:
    value = from_json(Level, '{"name": "low", "size": 1}')
    assert value.name == "low"
    assert value.size == 1
    written = loads(to_json(value))
    assert written == loads('{"name": "low", "size": 1}')


def test_level_keeps_new_values() -> None:
    value = from_json(Level, '{"name": "not-in-the-document"}')
    assert value.name == "not-in-the-document"
