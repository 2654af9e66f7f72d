"""Requests, results and errors of the ``close`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_shadowing.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_close_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.close_.close())
    server.received("POST", "https://api.example/close", {"accept": "*/*"})
    assert result is None


def test_close_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.close_.close())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_close_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.close_.close)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.close_.close)
    assert status == 204
    assert result is None
