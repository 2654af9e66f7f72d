"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_form import from_json, to_json
from bodies_form.models import SendFormBody, SendFormBodyDeep, SendFormBodyHome

NEW = '{"not_in_the_document": [1]}'

SEND_FORM_BODY = """{
  "name": "a b&c=d+é",
  "ids": [
    1,
    2
  ],
  "home": {
    "city": "Paris"
  },
  "deep": {
    "a": 1
  },
  "flat": [
    "x",
    "y"
  ]
}"""


@pytest.mark.parametrize("model", [SendFormBody, SendFormBodyHome, SendFormBodyDeep])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_send_form_body_survives_json() -> None:
    value = from_json(SendFormBody, SEND_FORM_BODY)
    assert value.name == "a b&c=d+é"
    assert value.ids == [1, 2]
    assert value.flat == ["x", "y"]
    written = loads(to_json(value))
    assert written == loads(SEND_FORM_BODY)


def test_send_form_body_home_survives_json() -> None:
    value = from_json(SendFormBodyHome, '{"city": "Paris"}')
    assert value.city == "Paris"
    written = loads(to_json(value))
    assert written == loads('{"city": "Paris"}')


def test_send_form_body_deep_survives_json() -> None:
    value = from_json(SendFormBodyDeep, '{"a": 1}')
    assert value.a == 1
    written = loads(to_json(value))
    assert written == loads('{"a": 1}')
