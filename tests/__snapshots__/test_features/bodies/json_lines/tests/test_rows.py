"""Requests, results and errors of the ``rows`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_json_lines.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.rows.add(body=[{"n": 1}]))
    server.received(
        "POST",
        "https://api.example/rows",
        {**HEADERS, "content-type": "application/jsonl"},
        body=b'{"n":1}\n',
    )
    assert result is None


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rows.add(body=[{"n": 1}]))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.rows.add, body=[{"n": 1}])
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.rows.add, body=[{"n": 1}])
    assert status == 204
    assert result is None
