"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_prefix_items import from_json, to_json
from schemas_prefix_items.models import Track

NEW = '{"not_in_the_document": [1]}'

TRACK = """{
  "start": [1.5, 2.5],
  "row": ["2026-02-03", 1, 2],
  "loose": ["loose", 1]
}"""


@pytest.mark.parametrize("model", [Track])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_track_survives_json() -> None:
    value = from_json(Track, TRACK)
    written = loads(to_json(value))
    assert written == loads(TRACK)
