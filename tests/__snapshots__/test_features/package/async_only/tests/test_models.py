"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from package_async_only import from_json, to_json
from package_async_only.models import ListShipsResponse, Ship

NEW = '{"not_in_the_document": [1]}'

LIST_SHIPS_RESPONSE = """{
  "data": [{"name": "name", "built": 4}],
  "next_cursor": "next_cursor"
}"""


@pytest.mark.parametrize("model", [Ship, ListShipsResponse])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_ship_survives_json() -> None:
    value = from_json(Ship, '{"name": "name", "built": 4}')
    assert value.name == "name"
    assert value.built == 4
    written = loads(to_json(value))
    assert written == loads('{"name": "name", "built": 4}')


def test_list_ships_response_survives_json() -> None:
    value = from_json(ListShipsResponse, LIST_SHIPS_RESPONSE)
    assert value.next_cursor == "next_cursor"
    written = loads(to_json(value))
    assert written == loads(LIST_SHIPS_RESPONSE)
