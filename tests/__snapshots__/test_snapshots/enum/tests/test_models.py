"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from enumerations import from_json, to_json
from enumerations.models import Light

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Light])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_light_survives_json() -> None:
    value = from_json(Light, '{"color": "red", "lamps": 1, "kind": "light"}')
    assert value.color == "red"
    assert value.lamps == 1
    assert value.kind == "light"
    written = loads(to_json(value))
    assert written == loads('{"color": "red", "lamps": 1, "kind": "light"}')
