"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_offset import from_json, to_json
from paging_offset.models import Cat, ListCatsResponse, ListCatsResponseMeta

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Cat, ListCatsResponse, ListCatsResponseMeta])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"name": "name"}')
    assert value.name == "name"
    written = loads(to_json(value))
    assert written == loads('{"name": "name"}')


def test_list_cats_response_survives_json() -> None:
    value = from_json(
        ListCatsResponse,
        '{"cats": [{"name": "name"}], "meta": {"total_count": 1}}',
    )
    written = loads(to_json(value))
    assert written == loads('{"cats": [{"name": "name"}], "meta": {"total_count": 1}}')


def test_list_cats_response_meta_survives_json() -> None:
    value = from_json(ListCatsResponseMeta, '{"total_count": 1}')
    assert value.total_count == 1
    written = loads(to_json(value))
    assert written == loads('{"total_count": 1}')
