"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from responses_whole_events import from_json, to_json
from responses_whole_events.models import Change, Note, Row

NEW = '{"not_in_the_document": [1]}'

CHANGE = """{
  "event": "change",
  "id": "7",
  "retry": 1000,
  "data": {
    "n": 5
  }
}"""


@pytest.mark.parametrize("model", [Note, Change, Row])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_note_survives_json() -> None:
    value = from_json(Note, '{"event": "note", "data": "12"}')
    assert value.event == "note"
    assert value.data == "12"
    written = loads(to_json(value))
    assert written == loads('{"event": "note", "data": "12"}')


def test_change_survives_json() -> None:
    value = from_json(Change, CHANGE)
    assert value.event == "change"
    assert value.id == "7"
    assert value.retry == 1000
    written = loads(to_json(value))
    assert written == loads(CHANGE)


def test_row_survives_json() -> None:
    value = from_json(Row, '{"n": 5}')
    assert value.n == 5
    written = loads(to_json(value))
    assert written == loads('{"n": 5}')
