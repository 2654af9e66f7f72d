"""Requests, results and errors of the ``cats`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_offset import from_json
from paging_offset.errors import NotFoundError
from paging_offset.models import Cat, ListCatsResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"cats": [{"name": "name"}], "meta": {}}')
    result = server.result(client.cats.list())
    server.received("GET", "https://api.example.com/v1/cats", HEADERS)
    assert result == from_json(
        ListCatsResponse,
        '{"cats": [{"name": "name"}], "meta": {}}',
    )


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"cats": [{"name": "name"}], "meta": {}}')
    server.result(client.cats.list(offset=0, limit=20))
    server.received("GET", "https://api.example.com/v1/cats?offset=0&limit=20", HEADERS)


def test_list_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"name": "name"}',
        '{"cats": ["<item>", "<item>"], "meta": {"total_count": 3}}',
        '{"cats": ["<item>"], "meta": {"total_count": 3}}',
    )
    items = server.items(client.cats.list())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/cats?offset=2", HEADERS)
    assert items == [from_json(Cat, '{"name": "name"}')] * 3


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
