"""Requests, results and errors of the ``search`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_body_cursor import from_json, to_json
from paging_body_cursor.errors import NotFoundError
from paging_body_cursor.models import PostSearchResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

POST_SEARCH_RESPONSE = """{
  "results": [
    {
      "key": "value"
    }
  ],
  "next_cursor": "next_cursor",
  "has_more": true
}"""

POST_FIRST_PAGE = """{
  "results": [
    "<item>",
    "<item>"
  ],
  "next_cursor": "next-page",
  "has_more": true
}"""

POST_LAST_PAGE = """{
  "results": [
    "<item>"
  ],
  "next_cursor": null,
  "has_more": false
}"""


def test_post_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, POST_SEARCH_RESPONSE)
    result = server.result(client.search.post(text="text"))
    server.received(
        "POST",
        "https://api.example.com/v1/search",
        HEADERS,
        json='{"text":"text"}',
    )
    assert result == from_json(PostSearchResponse, POST_SEARCH_RESPONSE)


def test_post_sends_everything(server: Server) -> None:
    client = server.answers(200, POST_SEARCH_RESPONSE)
    server.result(client.search.post(text="text", start_cursor="start_cursor"))
    server.received(
        "POST",
        "https://api.example.com/v1/search",
        HEADERS,
        json='{"text":"text","start_cursor":"start_cursor"}',
    )


def test_post_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages('{"key": "value"}', POST_FIRST_PAGE, POST_LAST_PAGE)
    items = server.items(client.search.post(text="text"))
    server.leaves_the_first_page()
    server.received(
        "POST",
        "https://api.example.com/v1/search",
        HEADERS,
        json='{"text":"text","start_cursor":"next-page"}',
    )
    written = loads(to_json(items))
    assert written == [loads('{"key": "value"}')] * 3


def test_post_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search.post(text="text"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
