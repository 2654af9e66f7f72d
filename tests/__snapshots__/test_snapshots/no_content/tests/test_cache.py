"""Requests, results and errors of the ``cache`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from no_content import to_json
from no_content.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_clear_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.cache.clear())
    server.received("DELETE", "https://silence.example/cache", {"accept": "*/*"})
    assert result is None


def test_clear_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cache.clear())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_clear_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.cache.clear)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.cache.clear)
    assert status == 204
    assert result is None


def test_warm_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "1")
    result = server.result(client.cache.warm())
    server.received("PUT", "https://silence.example/cache", HEADERS)
    written = loads(to_json(result))
    assert written == loads("1")


def test_warm_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cache.warm())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_warm_shows_its_response(server: Server) -> None:
    client = server.answers(200, "1")
    status, result = server.raw(client, client.cache.warm)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads("1")
    client = server.answers(200, "1")
    status, result = server.streamed(client, client.cache.warm)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads("1")
