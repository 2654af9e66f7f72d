"""Requests, results and errors of the ``pods`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_cursor_by_its_own_name import from_json
from paging_cursor_by_its_own_name.errors import NotFoundError
from paging_cursor_by_its_own_name.models import Pods, Thing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "items": [
    "<item>",
    "<item>"
  ],
  "metadata": {
    "continue": "next-page"
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"items": [{}], "metadata": {}}')
    result = server.result(client.pods.get())
    server.received("GET", "https://api.example.com/v1/pods", HEADERS)
    assert result == from_json(Pods, '{"items": [{}], "metadata": {}}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"items": [{}], "metadata": {}}')
    server.result(client.pods.get(continue_="continue", limit=6))
    server.received(
        "GET",
        "https://api.example.com/v1/pods?continue=continue&limit=6",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": 3}',
        GET_FIRST_PAGE,
        '{"items": ["<item>"], "metadata": {"continue": null}}',
    )
    items = server.items(client.pods.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/pods?continue=next-page",
        HEADERS,
    )
    assert items == [from_json(Thing, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pods.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
