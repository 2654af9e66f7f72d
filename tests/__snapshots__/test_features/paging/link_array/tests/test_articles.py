"""Requests, results and errors of the ``articles`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_link_array import from_json, to_json
from paging_link_array.errors import NotFoundError
from paging_link_array.models import Articles

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/vnd.api+json"}

GET_FIRST_PAGE = """{
  "data": [
    "<item>",
    "<item>"
  ],
  "links": {
    "next": "https://api.example.com/v1/articles?page=2"
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"data": ["data"], "links": {}}',
        "application/vnd.api+json",
    )
    result = server.result(client.articles.get())
    server.received("GET", "https://api.example.com/v1/articles", HEADERS)
    assert result == from_json(Articles, '{"data": ["data"], "links": {}}')


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '"text"',
        GET_FIRST_PAGE,
        '{"data": ["<item>"], "links": {"next": null}}',
        media_type="application/vnd.api+json",
    )
    items = server.items(client.articles.get())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/articles?page=2", HEADERS)
    written = loads(to_json(items))
    assert written == [loads('"text"')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.articles.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
