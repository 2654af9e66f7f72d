"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_body_page import from_json, to_json
from paging_body_page.models import Cat, Cats, QueryCatsBody, SearchCatsBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Cat, Cats, SearchCatsBody, QueryCatsBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_cats_survives_json() -> None:
    value = from_json(Cats, '{"cats": [{"id": 3}], "total_pages": 9}')
    assert value.total_pages == 9
    written = loads(to_json(value))
    assert written == loads('{"cats": [{"id": 3}], "total_pages": 9}')


def test_search_cats_body_survives_json() -> None:
    value = from_json(SearchCatsBody, '{"name": "name", "page": 1}')
    assert value.name == "name"
    assert value.page == 1
    written = loads(to_json(value))
    assert written == loads('{"name": "name", "page": 1}')


def test_query_cats_body_survives_json() -> None:
    value = from_json(QueryCatsBody, '{"offset": 6, "limit": 6}')
    assert value.offset == 6
    assert value.limit == 6
    written = loads(to_json(value))
    assert written == loads('{"offset": 6, "limit": 6}')
