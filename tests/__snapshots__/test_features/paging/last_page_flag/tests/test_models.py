"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_last_page_flag import from_json, to_json
from paging_last_page_flag.models import Issues, Records, Thing

NEW = '{"not_in_the_document": [1]}'

RECORDS = """{
  "records": [
    {
      "id": 3
    }
  ],
  "done": true,
  "nextRecordsUrl": "nextRecordsUrl"
}"""


@pytest.mark.parametrize("model", [Thing, Issues, Records])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_thing_survives_json() -> None:
    value = from_json(Thing, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_issues_survives_json() -> None:
    value = from_json(Issues, '{"values": [{"id": 3}], "startAt": 6, "isLast": true}')
    assert value.start_at == 6
    assert value.is_last is True
    written = loads(to_json(value))
    assert written == loads('{"values": [{"id": 3}], "startAt": 6, "isLast": true}')


def test_records_survives_json() -> None:
    value = from_json(Records, RECORDS)
    assert value.done is True
    assert value.next_records_url == "nextRecordsUrl"
    written = loads(to_json(value))
    assert written == loads(RECORDS)
