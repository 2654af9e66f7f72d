"""Requests, results and errors of the ``tickets`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_cursor_of_json_api import from_json
from paging_cursor_of_json_api.errors import NotFoundError
from paging_cursor_of_json_api.models import Thing, Tickets

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "tickets": [
    "<item>",
    "<item>"
  ],
  "users": [
    {}
  ],
  "meta": {
    "after_cursor": "next-page",
    "has_more": true
  },
  "links": {}
}"""

GET_LAST_PAGE = """{
  "tickets": [
    "<item>"
  ],
  "users": [
    {}
  ],
  "meta": {
    "after_cursor": null,
    "has_more": false
  },
  "links": {}
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"tickets": [{}], "users": [{}], "meta": {}, "links": {}}',
    )
    result = server.result(client.tickets.get())
    server.received("GET", "https://api.example.com/v1/tickets", HEADERS)
    assert result == from_json(
        Tickets,
        '{"tickets": [{}], "users": [{}], "meta": {}, "links": {}}',
    )


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(
        200,
        '{"tickets": [{}], "users": [{}], "meta": {}, "links": {}}',
    )
    server.result(client.tickets.get(page_after="page[after]", page_size=2))
    server.received(
        "GET",
        "https://api.example.com/v1/tickets?page%5Bafter%5D=page%5Bafter%5D&page%5Bsize%5D=2",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages('{"id": 3}', GET_FIRST_PAGE, GET_LAST_PAGE)
    items = server.items(client.tickets.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/tickets?page%5Bafter%5D=next-page",
        HEADERS,
    )
    assert items == [from_json(Thing, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.tickets.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
