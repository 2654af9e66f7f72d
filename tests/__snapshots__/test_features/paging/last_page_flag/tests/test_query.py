"""Requests, results and errors of the ``query`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_last_page_flag import from_json
from paging_last_page_flag.errors import NotFoundError
from paging_last_page_flag.models import Records, Thing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

RECORDS = """{
  "records": [
    {}
  ],
  "done": true,
  "nextRecordsUrl": "nextRecordsUrl"
}"""

GET_FIRST_PAGE = """{
  "records": [
    "<item>",
    "<item>"
  ],
  "done": false,
  "nextRecordsUrl": "https://api.example.com/v1/query?page=2"
}"""

GET_LAST_PAGE = """{
  "records": [
    "<item>"
  ],
  "done": true,
  "nextRecordsUrl": null
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, RECORDS)
    result = server.result(client.query.get())
    server.received("GET", "https://api.example.com/v1/query", HEADERS)
    assert result == from_json(Records, RECORDS)


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, RECORDS)
    server.result(client.query.get(q="q"))
    server.received("GET", "https://api.example.com/v1/query?q=q", HEADERS)


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages('{"id": 3}', GET_FIRST_PAGE, GET_LAST_PAGE)
    items = server.items(client.query.get())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/query?page=2", HEADERS)
    assert items == [from_json(Thing, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.query.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
