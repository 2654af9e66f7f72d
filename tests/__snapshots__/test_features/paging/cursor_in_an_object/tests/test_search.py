"""Requests, results and errors of the ``search`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_cursor_in_an_object import from_json, to_json
from paging_cursor_in_an_object.errors import NotFoundError
from paging_cursor_in_an_object.models import PostSearchResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

POST_FIRST_PAGE = """{
  "results": [
    "<item>",
    "<item>"
  ],
  "page": {
    "next_cursor": "next-page"
  }
}"""


def test_post_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"results": ["results"], "page": {}}')
    result = server.result(client.search.post(text="text"))
    server.received(
        "POST",
        "https://api.example.com/v1/search",
        HEADERS,
        json='{"text":"text"}',
    )
    assert result == from_json(
        PostSearchResponse,
        '{"results": ["results"], "page": {}}',
    )


def test_post_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"results": ["results"], "page": {}}')
    server.result(client.search.post(text="text", page={"cursor": "cursor", "size": 6}))
    server.received(
        "POST",
        "https://api.example.com/v1/search",
        HEADERS,
        json='{"text":"text","page":{"cursor":"cursor","size":6}}',
    )


def test_post_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '"text"',
        POST_FIRST_PAGE,
        '{"results": ["<item>"], "page": {"next_cursor": null}}',
    )
    items = server.items(client.search.post(text="text"))
    server.leaves_the_first_page()
    server.received(
        "POST",
        "https://api.example.com/v1/search",
        HEADERS,
        json='{"text":"text","page":{"cursor":"next-page"}}',
    )
    written = loads(to_json(items))
    assert written == [loads('"text"')] * 3


def test_post_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search.post(text="text"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
