"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_xml_limits import from_json, to_json
from bodies_xml_limits.models import AddOddBody

NEW = '{"not_in_the_document": [1]}'

ADD_ODD_BODY = """{
  "list": [
    "a"
  ],
  "near": "b",
  "far": "far",
  "twice": "twice",
  "any": "any",
  "two words": "two words",
  "pair": [
    "pair",
    1
  ],
  "either": "either",
  "raw": "raw"
}"""


@pytest.mark.parametrize("model", [AddOddBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_add_odd_body_survives_json() -> None:
    value = from_json(AddOddBody, ADD_ODD_BODY)
    assert value.list == ["a"]
    assert value.near == "b"
    assert value.far == "far"
    assert value.twice == "twice"
    assert value.two_words == "two words"
    assert value.raw == b"raw"
    written = loads(to_json(value))
    assert written == loads(ADD_ODD_BODY)
