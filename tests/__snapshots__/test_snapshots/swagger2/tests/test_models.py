"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from old_dialect import from_json, to_json
from old_dialect.models import Fish

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Fish])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_fish_survives_json() -> None:
    value = from_json(Fish, '{"name": "name", "weight": 3.5}')
    assert value.name == "name"
    assert value.weight == 3.5
    written = loads(to_json(value))
    assert written == loads('{"name": "name", "weight": 3.5}')
