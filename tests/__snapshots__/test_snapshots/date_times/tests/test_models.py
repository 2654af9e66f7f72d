"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from json import loads
from uuid import UUID

import pytest
from formats import from_json, to_json
from formats.models import Event

NEW = '{"not_in_the_document": [1]}'

EVENT = """{
  "starts": "2024-02-29T23:59:59Z",
  "day": "2024-02-29",
  "gate": "08:30:00Z",
  "lasts": "PT90M",
  "key": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  "price": "12.50",
  "ticket": "aGVsbG8="
}"""


@pytest.mark.parametrize("model", [Event])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_event_survives_json() -> None:
    value = from_json(Event, EVENT)
    assert value.starts == datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)
    assert value.day == date(2024, 2, 29)
    assert value.gate == time(8, 30, tzinfo=UTC)
    assert value.key == UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6")
    assert value.price == Decimal("12.50")
    assert value.ticket == b"hello"
    written = loads(to_json(value))
    assert written == loads(EVENT)
