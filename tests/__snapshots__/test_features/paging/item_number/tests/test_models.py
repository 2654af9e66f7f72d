"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_item_number import from_json, to_json
from paging_item_number.models import ListUsersResponse, ListUsersResponseResourcesItem

NEW = '{"not_in_the_document": [1]}'

LIST_USERS_RESPONSE = """{
  "schemas": [
    "schemas"
  ],
  "totalResults": 5,
  "startIndex": 9,
  "itemsPerPage": 5,
  "Resources": [
    {
      "id": 3
    }
  ]
}"""


@pytest.mark.parametrize("model", [ListUsersResponse, ListUsersResponseResourcesItem])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_list_users_response_survives_json() -> None:
    value = from_json(ListUsersResponse, LIST_USERS_RESPONSE)
    assert value.schemas == ["schemas"]
    assert value.total_results == 5
    assert value.start_index == 9
    assert value.items_per_page == 5
    written = loads(to_json(value))
    assert written == loads(LIST_USERS_RESPONSE)


def test_list_users_response_resources_item_survives_json() -> None:
    value = from_json(ListUsersResponseResourcesItem, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')
