"""Requests, results and errors of the ``logs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_cursor_of_json_api import from_json
from paging_cursor_of_json_api.errors import NotFoundError
from paging_cursor_of_json_api.models import Logs, Thing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "data": [
    "<item>",
    "<item>"
  ],
  "meta": {
    "page": {
      "after": "next-page"
    }
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"data": [{}], "meta": {}}')
    result = server.result(client.logs.get())
    server.received("GET", "https://api.example.com/v1/logs", HEADERS)
    assert result == from_json(Logs, '{"data": [{}], "meta": {}}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"data": [{}], "meta": {}}')
    server.result(client.logs.get(page={"cursor": "cursor", "limit": 6}))
    server.received(
        "GET",
        "https://api.example.com/v1/logs?page%5Bcursor%5D=cursor&page%5Blimit%5D=6",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": 3}',
        GET_FIRST_PAGE,
        '{"data": ["<item>"], "meta": {"page": {"after": null}}}',
    )
    items = server.items(client.logs.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/logs?page%5Bcursor%5D=next-page",
        HEADERS,
    )
    assert items == [from_json(Thing, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.logs.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
