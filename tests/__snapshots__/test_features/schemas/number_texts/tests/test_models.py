"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from decimal import Decimal
from json import loads

import pytest

from schemas_number_texts import from_json, to_json
from schemas_number_texts.models import Count

NEW = '{"not_in_the_document": [1]}'

COUNT = """{
  "id": 3,
  "rate": 7.5,
  "price": 12.5,
  "age": 2,
  "all": [1],
  "code": 8,
  "name": 4,
  "serial": "0"
}"""


@pytest.mark.parametrize("model", [Count])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_count_survives_json() -> None:
    value = from_json(Count, COUNT)
    assert value.id == 3
    assert value.rate == 7.5
    assert value.price == Decimal("12.5")
    assert value.age == 2
    assert value.all == [1]
    assert value.serial == "0"
    written = loads(to_json(value))
    assert written == loads(COUNT)
