"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_const import from_json, to_json
from schemas_const.models import Fact

NEW = '{"not_in_the_document": [1]}'

FACT = """{
  "kind": "fact",
  "answer": 42,
  "light_year": 9460730472580800000,
  "sure": true,
  "nothing": null,
  "shape": "shape"
}"""


@pytest.mark.parametrize("model", [Fact])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_fact_survives_json() -> None:
    value = from_json(Fact, FACT)
    assert value.kind == "fact"
    assert value.answer == 42
    assert value.light_year == 9460730472580800000
    assert value.sure is True
    assert value.nothing is None
    written = loads(to_json(value))
    assert written == loads(FACT)
