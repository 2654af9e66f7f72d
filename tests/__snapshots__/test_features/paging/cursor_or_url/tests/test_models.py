"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_cursor_or_url import from_json, to_json
from paging_cursor_or_url.models import (
    GetVectorsResponse,
    GetVectorsResponsePagination,
    GetVectorsResponseVectorsItem,
)

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize(
    "model",
    [GetVectorsResponse, GetVectorsResponseVectorsItem, GetVectorsResponsePagination],
)
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_get_vectors_response_survives_json() -> None:
    value = from_json(
        GetVectorsResponse,
        '{"vectors": [{"id": 3}], "pagination": {"next": "next"}}',
    )
    written = loads(to_json(value))
    assert written == loads('{"vectors": [{"id": 3}], "pagination": {"next": "next"}}')


def test_get_vectors_response_vectors_item_survives_json() -> None:
    value = from_json(GetVectorsResponseVectorsItem, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_get_vectors_response_pagination_survives_json() -> None:
    value = from_json(GetVectorsResponsePagination, '{"next": "next"}')
    assert value.next == "next"
    written = loads(to_json(value))
    assert written == loads('{"next": "next"}')
