"""Requests, results and errors of the ``me`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from security_oauth2_by_token.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*", "authorization": "Bearer Code-secret"}


def test_by_code_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.me.by_code())
    server.received("GET", "https://api.example/code", HEADERS)
    assert result is None


def test_by_code_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.me.by_code())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_by_code_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.me.by_code)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.me.by_code)
    assert status == 204
    assert result is None


def test_by_implicit_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.me.by_implicit())
    server.received(
        "GET",
        "https://api.example/implicit",
        {"accept": "*/*", "authorization": "Bearer Implicit-secret"},
    )
    assert result is None


def test_by_implicit_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.me.by_implicit())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_by_password_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.me.by_password())
    server.received(
        "GET",
        "https://api.example/password",
        {"accept": "*/*", "authorization": "Bearer Password-secret"},
    )
    assert result is None


def test_by_password_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.me.by_password())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
