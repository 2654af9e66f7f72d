"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_boolean_and_empty import from_json, to_json
from schemas_boolean_and_empty.models import Bag

NEW = '{"not_in_the_document": [1]}'

BAG = """{
  "empty": "empty",
  "yes": "yes",
  "list": ["list"],
  "map": {"key": "value"}
}"""


@pytest.mark.parametrize("model", [Bag])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_bag_survives_json() -> None:
    value = from_json(Bag, BAG)
    written = loads(to_json(value))
    assert written == loads(BAG)
