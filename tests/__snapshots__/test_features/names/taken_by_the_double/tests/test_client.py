"""Requests, results and errors of the ``client`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_taken_by_the_double import from_json
from names_taken_by_the_double.errors import NotFoundError
from names_taken_by_the_double.models import ClientRoutes, Route

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_returns_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"id": 3}]')
    result = server.result(client.client.returns())
    server.received("GET", "https://api.test/a", HEADERS)
    assert result == from_json(list[ClientRoutes], '[{"id": 3}]')


def test_returns_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.client.returns())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_returns_shows_its_response(server: Server) -> None:
    client = server.answers(200, '[{"id": 3}]')
    status, result = server.raw(client, client.client.returns)
    assert status == 200
    assert result == from_json(list[ClientRoutes], '[{"id": 3}]')
    client = server.answers(200, '[{"id": 3}]')
    status, result = server.streamed(client, client.client.returns)
    assert status == 200
    assert result == from_json(list[ClientRoutes], '[{"id": 3}]')


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"to": "to"}')
    result = server.result(client.client.list())
    server.received("PUT", "https://api.test/a", HEADERS)
    assert result == from_json(Route, '{"to": "to"}')


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.client.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
