"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from json import loads
from uuid import UUID

import pytest

from schemas_every_keyword import from_json, to_json
from schemas_every_keyword.models import Order, OrderLine

NEW = '{"not_in_the_document": [1]}'

ORDER = """{
  "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  "codes": ["BC"],
  "placed": "2020-10-15T06:38:00Z",
  "seen": "2020-10-15",
  "secret": "secre",
  "price": 3.5,
  "size": "S",
  "line": {"n": 1}
}"""

ORDER_LINE = """{
  "n": 1,
  "order": {
    "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "codes": ["BC"],
    "placed": "2020-10-15T06:38:00Z",
    "seen": "2020-10-15",
    "secret": "secre",
    "price": 3.5,
    "size": "S"
  }
}"""


@pytest.mark.parametrize("model", [Order, OrderLine])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_order_survives_json() -> None:
    value = from_json(Order, ORDER)
    assert value.id == UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6")
    assert value.codes == ["BC"]
    assert value.placed == datetime(2020, 10, 15, 6, 38, tzinfo=UTC)
    assert value.seen == date(2020, 10, 15)
    assert value.secret == "secre"
    assert value.price == 3.5
    written = loads(to_json(value))
    assert written == loads(ORDER)


def test_order_line_survives_json() -> None:
    value = from_json(OrderLine, ORDER_LINE)
    assert value.n == 1
    written = loads(to_json(value))
    assert written == loads(ORDER_LINE)
