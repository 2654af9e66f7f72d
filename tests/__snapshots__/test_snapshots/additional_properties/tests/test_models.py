"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from more_members import from_json, to_json
from more_members.models import Bags, Scores

NEW = '{"not_in_the_document": [1]}'

BAGS = """{
  "scores": {
    "game": "game"
  },
  "open": {
    "key": "value"
  },
  "counts": {
    "key": 7
  }
}"""


@pytest.mark.parametrize("model", [Bags, Scores])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_bags_survives_json() -> None:
    value = from_json(Bags, BAGS)
    written = loads(to_json(value))
    assert written == loads(BAGS)


def test_scores_survives_json() -> None:
    value = from_json(Scores, '{"game": "game"}')
    assert value.game == "game"
    written = loads(to_json(value))
    assert written == loads('{"game": "game"}')
