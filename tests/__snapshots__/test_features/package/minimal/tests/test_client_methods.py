"""Requests, results and errors of the client's own operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from package_minimal import to_json
from package_minimal.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_ping_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '"text"')
    result = server.result(client.ping())
    server.received("GET", "https://minimal.example/ping", HEADERS)
    written = loads(to_json(result))
    assert written == loads('"text"')


def test_ping_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.ping())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_ping_shows_its_response(server: Server) -> None:
    client = server.answers(200, '"text"')
    status, result = server.raw(client, client.ping)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')
    client = server.answers(200, '"text"')
    status, result = server.streamed(client, client.ping)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')
