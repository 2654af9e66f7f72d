"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_deep_object import from_json, to_json
from parameters_deep_object.models import Filter, FilterPrice

NEW = '{"not_in_the_document": [1]}'

FILTER = """{
  "a": 1,
  "price": {
    "min": 0.5,
    "max": 2
  },
  "color": "red & blue"
}"""


@pytest.mark.parametrize("model", [Filter, FilterPrice])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_filter_survives_json() -> None:
    value = from_json(Filter, FILTER)
    assert value.a == 1
    assert value.color == "red & blue"
    written = loads(to_json(value))
    assert written == loads(FILTER)


def test_filter_price_survives_json() -> None:
    value = from_json(FilterPrice, '{"min": 6.5, "max": 6.5}')
    assert value.min == 6.5
    assert value.max == 6.5
    written = loads(to_json(value))
    assert written == loads('{"min": 6.5, "max": 6.5}')
