"""Requests, results and errors of the ``orders`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_link_array import from_json, to_json
from paging_link_array.errors import NotFoundError
from paging_link_array.models import Orders

if TYPE_CHECKING:
    from conftest import Server

GET_FIRST_PAGE = """{
  "items": [
    "<item>",
    "<item>"
  ],
  "links": [
    {
      "rel": "next",
      "href": "https://api.example.com/v1/orders?page=2"
    }
  ]
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"items": ["items"], "links": [{}]}')
    result = server.result(client.orders.get())
    server.received(
        "GET",
        "https://api.example.com/v1/orders",
        {"accept": "application/json"},
    )
    assert result == from_json(Orders, '{"items": ["items"], "links": [{}]}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"items": ["items"], "links": [{}]}')
    server.result(client.orders.get(limit=6))
    server.received(
        "GET",
        "https://api.example.com/v1/orders?limit=6",
        {"accept": "application/json"},
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '"text"',
        GET_FIRST_PAGE,
        '{"items": ["<item>"], "links": []}',
    )
    items = server.items(client.orders.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/orders?page=2",
        {"accept": "application/json"},
    )
    written = loads(to_json(items))
    assert written == [loads('"text"')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.orders.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
