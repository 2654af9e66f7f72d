"""That models are read from JSON as described, and written back unharmed."""

from __future__ import annotations

from json import loads

import pytest
from bodies_xml import from_json, to_json
from bodies_xml.models import Book

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Book])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_book_survives_json() -> None:
    value = from_json(Book, '{"id": 3, "title": "title", "words": ["words"]}')
    assert value.id == 3
    assert value.title == "title"
    assert value.words == ["words"]
    written = loads(to_json(value))
    assert written == loads('{"id": 3, "title": "title", "words": ["words"]}')
