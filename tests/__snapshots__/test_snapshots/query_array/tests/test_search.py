"""Requests, results and errors of the ``search`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from query_lists.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.search.search())
    server.received("GET", "https://lists.example/search", HEADERS)
    assert result is None


def test_search_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.search.search(tag=[], id=[3], color=["color"]))
    server.received("GET", "https://lists.example/search?id=3&color=color", HEADERS)


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search.search())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_search_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.search.search)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.search.search)
    assert status == 204
    assert result is None
