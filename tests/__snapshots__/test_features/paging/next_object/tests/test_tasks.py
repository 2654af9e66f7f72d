"""Requests, results and errors of the ``tasks`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_next_object import from_json
from paging_next_object.errors import NotFoundError
from paging_next_object.models import Tasks, Thing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "data": [
    "<item>",
    "<item>"
  ],
  "next_page": {
    "offset": "next-page"
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"data": [{}], "next_page": {}}')
    result = server.result(client.tasks.get())
    server.received("GET", "https://api.example.com/v1/tasks", HEADERS)
    assert result == from_json(Tasks, '{"data": [{}], "next_page": {}}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"data": [{}], "next_page": {}}')
    server.result(client.tasks.get(offset="offset", limit=6))
    server.received(
        "GET",
        "https://api.example.com/v1/tasks?offset=offset&limit=6",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": 3}',
        GET_FIRST_PAGE,
        '{"data": ["<item>"], "next_page": {"offset": null}}',
    )
    items = server.items(client.tasks.get())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/tasks?offset=next-page", HEADERS)
    assert items == [from_json(Thing, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.tasks.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
