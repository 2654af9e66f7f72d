"""Requests, results and errors of the ``contacts`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_next_object import from_json
from paging_next_object.errors import NotFoundError
from paging_next_object.models import Contacts, Thing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "data": [
    "<item>",
    "<item>"
  ],
  "pages": {
    "next": {
      "starting_after": "next-page"
    }
  }
}"""

GET_LAST_PAGE = """{
  "data": [
    "<item>"
  ],
  "pages": {
    "next": {
      "starting_after": null
    }
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"data": [{}], "pages": {}}')
    result = server.result(client.contacts.get())
    server.received("GET", "https://api.example.com/v1/contacts", HEADERS)
    assert result == from_json(Contacts, '{"data": [{}], "pages": {}}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"data": [{}], "pages": {}}')
    server.result(client.contacts.get(starting_after="starting_after", per_page=1))
    server.received(
        "GET",
        "https://api.example.com/v1/contacts?starting_after=starting_after&per_page=1",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages('{"id": 3}', GET_FIRST_PAGE, GET_LAST_PAGE)
    items = server.items(client.contacts.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/contacts?starting_after=next-page",
        HEADERS,
    )
    assert items == [from_json(Thing, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.contacts.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
