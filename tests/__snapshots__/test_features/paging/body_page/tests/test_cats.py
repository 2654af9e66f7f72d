"""Requests, results and errors of the ``cats`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_body_page import from_json
from paging_body_page.errors import NotFoundError
from paging_body_page.models import Cat, Cats

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"cats": [{}], "total_pages": 9}')
    result = server.result(client.cats.search())
    server.received("POST", "https://api.example.com/v1/cats/search", HEADERS)
    assert result == from_json(Cats, '{"cats": [{}], "total_pages": 9}')


def test_search_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"cats": [{}], "total_pages": 9}')
    server.result(client.cats.search(name="name", page=1))
    server.received(
        "POST",
        "https://api.example.com/v1/cats/search",
        HEADERS,
        json='{"name":"name","page":1}',
    )


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.search())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_query_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"id": 3}]')
    result = server.result(client.cats.query())
    server.received("POST", "https://api.example.com/v1/cats/query", HEADERS)
    assert result == from_json(list[Cat], '[{"id": 3}]')


def test_query_sends_everything(server: Server) -> None:
    client = server.answers(200, '[{"id": 3}]')
    server.result(client.cats.query(offset=6, limit=6))
    server.received(
        "POST",
        "https://api.example.com/v1/cats/query",
        HEADERS,
        json='{"offset":6,"limit":6}',
    )


def test_query_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.query())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
