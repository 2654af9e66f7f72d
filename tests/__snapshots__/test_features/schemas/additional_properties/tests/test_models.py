"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads
from typing import Any

import pytest

from schemas_additional_properties import from_json, to_json
from schemas_additional_properties.models import Box, BoxClosed, BoxFree

NEW = '{"not_in_the_document": [1]}'

BOX = """{
  "label": "red",
  "free": {"id": 3},
  "closed": {"id": 3},
  "counts": {"key": 7}
}"""


@pytest.mark.parametrize("model", [Box, BoxFree, BoxClosed])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_box_survives_json() -> None:
    value = from_json(Box, BOX)
    assert value.label == "red"
    written = loads(to_json(value))
    assert written == loads(BOX)


@pytest.mark.parametrize("model", [BoxFree, BoxClosed])
def test_box_free_survives_json(model: type[Any]) -> None:
    value = from_json(model, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')
