"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from absent_or_null import from_json, to_json
from absent_or_null.models import Profile

NEW = '{"not_in_the_document": [1]}'

PROFILE = """{
  "name": "name",
  "phone": "phone",
  "city": "city",
  "motto": "motto"
}"""


@pytest.mark.parametrize("model", [Profile])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_profile_survives_json() -> None:
    value = from_json(Profile, PROFILE)
    assert value.name == "name"
    assert value.phone == "phone"
    assert value.city == "city"
    assert value.motto == "motto"
    written = loads(to_json(value))
    assert written == loads(PROFILE)
