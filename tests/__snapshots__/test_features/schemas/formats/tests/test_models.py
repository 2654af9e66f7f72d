"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from json import loads
from uuid import UUID

import pytest

from schemas_formats import from_json, to_json
from schemas_formats.models import Record

NEW = '{"not_in_the_document": [1]}'

RECORD = """{
  "day": "2026-02-03",
  "at": "2026-02-03T04:05:06Z",
  "clock": "04:05:06Z",
  "span": "P1DT2H",
  "id": "6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e",
  "price": "12.50",
  "home": "https://home.example/a",
  "token": "AAEC",
  "count": 9007199254740993,
  "other": "other"
}"""


@pytest.mark.parametrize("model", [Record])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_record_survives_json() -> None:
    value = from_json(Record, RECORD)
    assert value.day == date(2026, 2, 3)
    assert value.at == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert value.clock == time(4, 5, 6, tzinfo=UTC)
    assert value.span == timedelta(days=1, hours=2)
    assert value.id == UUID("6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e")
    assert value.price == Decimal("12.50")
    assert value.home == "https://home.example/a"
    assert value.token == b"\x00\x01\x02"
    assert value.count == 9007199254740993
    assert value.other == "other"
    written = loads(to_json(value))
    assert written == loads(RECORD)
