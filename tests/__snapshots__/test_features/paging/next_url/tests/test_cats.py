"""Requests, results and errors of the ``cats`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_next_url import from_json
from paging_next_url.errors import NotFoundError
from paging_next_url.models import Cat, Cats

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/vnd.api+json", "x-trace": "X-Trace"}

GET_FIRST_PAGE = """{
  "data": [
    "<item>",
    "<item>"
  ],
  "links": {
    "next": "https://api.example.com/v1/cats?page=2"
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"data": [{"name": "name"}], "links": {}}',
        "application/vnd.api+json",
    )
    result = server.result(client.cats.get(color="color", x_trace="X-Trace"))
    server.received("GET", "https://api.example.com/v1/cats?color=color", HEADERS)
    assert result == from_json(Cats, '{"data": [{"name": "name"}], "links": {}}')


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"name": "name"}',
        GET_FIRST_PAGE,
        '{"data": ["<item>"], "links": {"next": null}}',
        media_type="application/vnd.api+json",
    )
    items = server.items(client.cats.get(color="color", x_trace="X-Trace"))
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/cats?page=2", HEADERS)
    assert items == [from_json(Cat, '{"name": "name"}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.get(color="color", x_trace="X-Trace"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
