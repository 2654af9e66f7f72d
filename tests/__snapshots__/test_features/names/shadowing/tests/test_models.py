"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from json import loads

import pytest
from names_shadowing import from_json, to_json
from names_shadowing.models import Any, Datetime, Errors, List, Model

NEW = '{"not_in_the_document": [1]}'

ANY = """{
  "id": "i",
  "type": "t",
  "list": [
    {
      "dict": {
        "key": "value"
      }
    }
  ]
}"""

MODEL = """{
  "Literal": "a",
  "Ref": {
    "id": "i",
    "type": "t",
    "list": [
      {}
    ]
  }
}"""


@pytest.mark.parametrize("model", [Any, List, Datetime, Model, Errors])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_any_survives_json() -> None:
    value = from_json(Any, ANY)
    assert value.id == "i"
    assert value.type == "t"
    written = loads(to_json(value))
    assert written == loads(ANY)


def test_list_survives_json() -> None:
    value = from_json(List, '{"dict": {"key": "value"}}')
    written = loads(to_json(value))
    assert written == loads('{"dict": {"key": "value"}}')


def test_datetime_survives_json() -> None:
    value = from_json(
        Datetime,
        '{"date": "2026-02-03", "datetime": "2026-02-03T04:05:06Z"}',
    )
    assert value.date == date(2026, 2, 3)
    assert value.datetime == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    written = loads(to_json(value))
    assert written == loads(
        '{"date": "2026-02-03", "datetime": "2026-02-03T04:05:06Z"}',
    )


def test_model_survives_json() -> None:
    value = from_json(Model, MODEL)
    assert value.literal == "a"
    written = loads(to_json(value))
    assert written == loads(MODEL)


def test_model_keeps_new_values() -> None:
    value = from_json(Model, '{"Literal": "not-in-the-document"}')
    assert value.literal == "not-in-the-document"


def test_errors_survives_json() -> None:
    value = from_json(Errors, '{"codec": "codec"}')
    assert value.codec == "codec"
    written = loads(to_json(value))
    assert written == loads('{"codec": "codec"}')
