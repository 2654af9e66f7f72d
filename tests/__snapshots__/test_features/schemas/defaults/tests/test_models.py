"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import date
from json import loads

import pytest

from schemas_defaults import from_json, to_json
from schemas_defaults.models import Search

NEW = '{"not_in_the_document": [1]}'

SEARCH = """{
  "limit": 25,
  "text": "say \\"hi\\"",
  "tags": ["a", "b"],
  "since": "2026-02-03",
  "none": "none"
}"""


@pytest.mark.parametrize("model", [Search])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_search_survives_json() -> None:
    value = from_json(Search, SEARCH)
    assert value.limit == 25
    assert value.text == 'say "hi"'
    assert value.tags == ["a", "b"]
    assert value.since == date(2026, 2, 3)
    assert value.none == "none"
    written = loads(to_json(value))
    assert written == loads(SEARCH)
