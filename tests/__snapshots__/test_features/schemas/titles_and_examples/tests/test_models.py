"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_titles_and_examples import from_json, to_json
from schemas_titles_and_examples.models import Book

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Book])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_book_survives_json() -> None:
    value = from_json(Book, '{"name": "Emma", "pages": 474}')
    assert value.name == "Emma"
    assert value.pages == 474
    written = loads(to_json(value))
    assert written == loads('{"name": "Emma", "pages": 474}')
