"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_item_number import from_json
from paging_item_number.errors import NotFoundError
from paging_item_number.models import ListUsersResponse, ListUsersResponseResourcesItem

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/scim+json"}

LIST_USERS_RESPONSE = """{
  "schemas": [
    "schemas"
  ],
  "totalResults": 5,
  "startIndex": 9,
  "itemsPerPage": 5,
  "Resources": [
    {}
  ]
}"""

LIST_FIRST_PAGE = """{
  "schemas": [
    "schemas"
  ],
  "totalResults": 3,
  "startIndex": 1,
  "itemsPerPage": 5,
  "Resources": [
    "<item>",
    "<item>"
  ]
}"""

LIST_LAST_PAGE = """{
  "schemas": [
    "schemas"
  ],
  "totalResults": 3,
  "startIndex": 1,
  "itemsPerPage": 5,
  "Resources": [
    "<item>"
  ]
}"""


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, LIST_USERS_RESPONSE, "application/scim+json")
    result = server.result(client.users.list())
    server.received("GET", "https://api.example.com/v1/Users", HEADERS)
    assert result == from_json(ListUsersResponse, LIST_USERS_RESPONSE)


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, LIST_USERS_RESPONSE, "application/scim+json")
    server.result(client.users.list(start_index=9, count=7))
    server.received(
        "GET",
        "https://api.example.com/v1/Users?startIndex=9&count=7",
        HEADERS,
    )


def test_list_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": 3}',
        LIST_FIRST_PAGE,
        LIST_LAST_PAGE,
        media_type="application/scim+json",
    )
    items = server.items(client.users.list())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/Users?startIndex=3", HEADERS)
    assert items == [from_json(ListUsersResponseResourcesItem, '{"id": 3}')] * 3


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
