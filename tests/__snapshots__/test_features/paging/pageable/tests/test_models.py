"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_pageable import from_json, to_json
from paging_pageable.models import Cat, PageCat, Pageable

NEW = '{"not_in_the_document": [1]}'

PAGE_CAT = """{
  "content": [
    {
      "id": 3
    }
  ],
  "number": 8,
  "last": true,
  "totalPages": 4,
  "totalElements": 6
}"""


@pytest.mark.parametrize("model", [Pageable, Cat, PageCat])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_pageable_survives_json() -> None:
    value = from_json(Pageable, '{"page": 5, "size": 6, "sort": ["sort"]}')
    assert value.page == 5
    assert value.size == 6
    assert value.sort == ["sort"]
    written = loads(to_json(value))
    assert written == loads('{"page": 5, "size": 6, "sort": ["sort"]}')


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_page_cat_survives_json() -> None:
    value = from_json(PageCat, PAGE_CAT)
    assert value.number == 8
    assert value.last is True
    assert value.total_pages == 4
    assert value.total_elements == 6
    written = loads(to_json(value))
    assert written == loads(PAGE_CAT)
