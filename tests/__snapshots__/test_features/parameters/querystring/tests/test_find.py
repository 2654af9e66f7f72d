"""Requests, results and errors of the ``find`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_querystring.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_find_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.find.find())
    server.received("GET", "https://api.example/find", HEADERS)
    assert result is None


def test_find_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.find.find(query={"text": "a b", "page": 2}))
    server.received("GET", "https://api.example/find?text=a+b&page=2", HEADERS)


def test_find_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.find.find())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_find_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.find.find)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.find.find)
    assert status == 204
    assert result is None
