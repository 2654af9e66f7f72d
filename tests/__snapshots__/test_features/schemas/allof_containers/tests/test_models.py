"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import Any

import pytest

from schemas_allof_containers import from_json, to_json
from schemas_allof_containers.models import (
    Book,
    Goods,
    Priced,
    Shelf,
    ShelfByIdValue,
    ShelfRowsItem,
    Titled,
)

NEW = '{"not_in_the_document": [1]}'

GOODS = """{
  "first": {"title": "Emma"},
  "rows": [{"title": "Emma"}],
  "byId": {"key": {"title": "Emma"}},
  "days": ["days"]
}"""

SHELF = """{
  "first": {"title": "Emma", "pages": 6},
  "rows": [{"title": "Emma", "price": 9.5}],
  "byId": {"key": {"title": "Emma", "price": 9.5}},
  "days": ["2020-10-15"]
}"""


@pytest.mark.parametrize(
    "model",
    [Titled, Priced, Book, Goods, Shelf, ShelfRowsItem, ShelfByIdValue],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_titled_survives_json() -> None:
    value = from_json(Titled, '{"title": "Emma"}')
    assert value.title == "Emma"
    written = loads(to_json(value))
    assert written == loads('{"title": "Emma"}')


def test_priced_survives_json() -> None:
    value = from_json(Priced, '{"price": 9.5}')
    assert value.price == 9.5
    written = loads(to_json(value))
    assert written == loads('{"price": 9.5}')


def test_book_survives_json() -> None:
    value = from_json(Book, '{"title": "Emma", "pages": 6}')
    assert value.title == "Emma"
    assert value.pages == 6
    written = loads(to_json(value))
    assert written == loads('{"title": "Emma", "pages": 6}')


def test_goods_survives_json() -> None:
    value = from_json(Goods, GOODS)
    written = loads(to_json(value))
    assert written == loads(GOODS)


def test_shelf_survives_json() -> None:
    value = from_json(Shelf, SHELF)
    assert value.days == [date(2020, 10, 15)]
    written = loads(to_json(value))
    assert written == loads(SHELF)


@pytest.mark.parametrize("model", [ShelfRowsItem, ShelfByIdValue])
def test_shelf_rows_item_survives_json(model: type[Any]) -> None:
    value = from_json(model, '{"title": "Emma", "price": 9.5}')
    assert value.title == "Emma"
    assert value.price == 9.5
    written = loads(to_json(value))
    assert written == loads('{"title": "Emma", "price": 9.5}')
