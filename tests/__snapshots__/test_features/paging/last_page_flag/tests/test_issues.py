"""Requests, results and errors of the ``issues`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_last_page_flag import from_json
from paging_last_page_flag.errors import NotFoundError
from paging_last_page_flag.models import Issues, Thing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "values": [
    "<item>",
    "<item>"
  ],
  "startAt": 6,
  "isLast": false
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"values": [{}], "startAt": 6, "isLast": true}')
    result = server.result(client.issues.get())
    server.received("GET", "https://api.example.com/v1/issues", HEADERS)
    assert result == from_json(Issues, '{"values": [{}], "startAt": 6, "isLast": true}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"values": [{}], "startAt": 6, "isLast": true}')
    server.result(client.issues.get(start_at=0, max_results=6))
    server.received(
        "GET",
        "https://api.example.com/v1/issues?startAt=0&maxResults=6",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": 3}',
        GET_FIRST_PAGE,
        '{"values": ["<item>"], "startAt": 6, "isLast": true}',
    )
    items = server.items(client.issues.get())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/issues?startAt=2", HEADERS)
    assert items == [from_json(Thing, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.issues.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
