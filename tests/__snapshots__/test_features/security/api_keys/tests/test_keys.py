"""Requests, results and errors of the ``keys`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from security_api_keys.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*", "cookie": "crumb=Crumb-secret"}


def test_by_header_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.keys.by_header())
    server.received(
        "GET",
        "https://api.example/header",
        {"accept": "*/*", "x-api-key": "Head-secret"},
    )
    assert result is None


def test_by_header_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.keys.by_header())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_by_query_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.keys.by_query())
    server.received(
        "GET",
        "https://api.example/query?api%20key=Ask-secret",
        {"accept": "*/*"},
    )
    assert result is None


def test_by_query_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.keys.by_query())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_by_cookie_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.keys.by_cookie())
    server.received("GET", "https://api.example/cookie", HEADERS)
    assert result is None


def test_by_cookie_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.keys.by_cookie())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_by_cookie_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.keys.by_cookie)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.keys.by_cookie)
    assert status == 204
    assert result is None
