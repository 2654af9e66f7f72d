"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from json import loads

import pytest

from schemas_formats_more import from_json, to_json
from schemas_formats_more.models import Record

NEW = '{"not_in_the_document": [1]}'

RECORD = """{
  "exact": 0.1,
  "tiny": 7,
  "wide": 1.5,
  "mail": "a@mail.example",
  "pass": "open sesame",
  "bytes": "AAEC",
  "alone": "2026-02-03"
}"""


@pytest.mark.parametrize("model", [Record])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_record_survives_json() -> None:
    value = from_json(Record, RECORD)
    assert value.exact == Decimal("0.1")
    assert value.tiny == 7
    assert value.wide == 1.5
    assert value.mail == "a@mail.example"
    assert value.pass_ == "open sesame"
    assert value.bytes == b"\x00\x01\x02"
    assert value.alone == date(2026, 2, 3)
    written = loads(to_json(value))
    assert written == loads(RECORD)
