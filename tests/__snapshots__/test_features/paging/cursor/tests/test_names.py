"""Requests, results and errors of the ``names`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_cursor import from_json, to_json
from paging_cursor.errors import NotFoundError
from paging_cursor.models import Names

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

NAMES = """{
  "names": [
    "names"
  ],
  "nextPageToken": "nextPageToken",
  "hasNextPage": true
}"""

GET_FIRST_PAGE = """{
  "names": [
    "<item>",
    "<item>"
  ],
  "nextPageToken": "next-page",
  "hasNextPage": true
}"""

GET_LAST_PAGE = """{
  "names": [
    "<item>"
  ],
  "nextPageToken": null,
  "hasNextPage": false
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, NAMES)
    result = server.result(client.names.get())
    server.received(
        "GET",
        "https://api.example.com/v1/names?api_key=key-secret",
        HEADERS,
    )
    assert result == from_json(Names, NAMES)


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, NAMES)
    server.result(client.names.get(page_token="pageToken"))
    server.received(
        "GET",
        "https://api.example.com/v1/names?pageToken=pageToken&api_key=key-secret",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages('"text"', GET_FIRST_PAGE, GET_LAST_PAGE)
    items = server.items(client.names.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/names?pageToken=next-page&api_key=key-secret",
        HEADERS,
    )
    written = loads(to_json(items))
    assert written == [loads('"text"')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.names.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
