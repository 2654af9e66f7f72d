"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_enums import from_json, to_json
from schemas_enums.models import Choice

NEW = '{"not_in_the_document": [1]}'

CHOICE = """{
  "state": "open",
  "mixed": 1,
  "twice": "a",
  "clash": "big-one",
  "signs": "",
  "digits": 1
}"""


@pytest.mark.parametrize("model", [Choice])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_choice_survives_json() -> None:
    value = from_json(Choice, CHOICE)
    assert value.state == "open"
    assert value.mixed == 1
    assert value.twice == "a"
    assert value.clash == "big-one"
    assert value.signs == ""
    assert value.digits == 1
    written = loads(to_json(value))
    assert written == loads(CHOICE)


def test_choice_keeps_new_values() -> None:
    value = from_json(Choice, '{"state": "not-in-the-document"}')
    assert value.state == "not-in-the-document"
