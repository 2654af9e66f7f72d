"""Requests, results and errors of the ``rooms`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_constants.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*", "x-strict": "true", "x-key": "Key-secret"}


def test_open_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.rooms.open())
    server.received(
        "POST",
        "https://api.example/v2/rooms?api-version=2024-01-01",
        HEADERS,
    )
    assert result is None


def test_open_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.rooms.open(name="name", x_key="X-Key", force=True, size=6))
    server.received(
        "POST",
        "https://api.example/v2/rooms?api-version=2024-01-01&force=true",
        {"accept": "*/*", "x-strict": "true", "x-key": "X-Key"},
        json='{"name":"name","kind":"room","size":6}',
    )


def test_open_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rooms.open())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_open_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.rooms.open)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.rooms.open)
    assert status == 204
    assert result is None
