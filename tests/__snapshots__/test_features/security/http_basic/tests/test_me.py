"""Requests, results and errors of the ``me`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from security_http_basic.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {
    "accept": "*/*",
    "authorization": "Basic TG9naW4tdXNlcjpMb2dpbi1wYXNzd29yZA==",
}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.me.get())
    server.received("GET", "https://api.example/me", HEADERS)
    assert result is None


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.me.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.me.get)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.me.get)
    assert status == 204
    assert result is None
