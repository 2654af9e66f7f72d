"""Requests, results and errors of the ``both`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from security.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*", "authorization": "Bearer Token-secret"}


def test_both_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.both.both())
    server.received("GET", "https://locks.example/both?api_key=Key-secret", HEADERS)
    assert result is None


def test_both_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.both.both())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_both_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.both.both)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.both.both)
    assert status == 204
    assert result is None
