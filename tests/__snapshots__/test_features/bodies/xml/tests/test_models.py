"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import date
from json import loads

import pytest
from bodies_xml import from_json, to_json
from bodies_xml.models import Author, Book

NEW = '{"not_in_the_document": [1]}'

BOOK = """{
  "id": 7,
  "title": "A & B <c>",
  "lang": "x\\"y",
  "price": 12.5,
  "printed": "2026-02-03",
  "inStock": true,
  "author": {
    "name": "Ada"
  }
}"""


@pytest.mark.parametrize("model", [Book, Author])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_book_survives_json() -> None:
    value = from_json(Book, BOOK)
    assert value.id == 7
    assert value.title == "A & B <c>"
    assert value.lang == 'x"y'
    assert value.price == 12.5
    assert value.printed == date(2026, 2, 3)
    assert value.in_stock is True
    written = loads(to_json(value))
    assert written == loads(BOOK)


def test_author_survives_json() -> None:
    value = from_json(Author, '{"name": "Ada"}')
    assert value.name == "Ada"
    written = loads(to_json(value))
    assert written == loads('{"name": "Ada"}')
