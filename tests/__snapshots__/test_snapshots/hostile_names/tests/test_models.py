"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from hostile_names import from_json, to_json
from hostile_names.models import List

NEW = '{"not_in_the_document": [1]}'

LIST = """{
  "class": "class",
  "": "text",
  "2fa": "2fa",
  "日本": "日本",
  "+1": 3
}"""


@pytest.mark.parametrize("model", [List])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_list_survives_json() -> None:
    value = from_json(List, LIST)
    assert value.class_ == "class"
    assert value.empty == "text"
    assert value.value_2fa == "2fa"
    assert value.日本 == "日本"
    assert value.plus_1 == 3
    written = loads(to_json(value))
    assert written == loads(LIST)
