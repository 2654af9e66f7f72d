"""Requests, results and errors of the ``notes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_text.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "text/plain")
    result = server.result(client.notes.add(body='say "é"'))
    server.received(
        "POST",
        "https://api.example/notes",
        {"accept": "text/plain", "content-type": "text/plain"},
        body=b'say "\xc3\xa9"',
    )
    assert result == "some content"


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.add(body='say "é"'))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(200, "some content", "text/plain")
    status, result = server.raw(client, client.notes.add, body='say "é"')
    assert status == 200
    assert result == "some content"
    client = server.answers(200, "some content", "text/plain")
    status, result = server.streamed(client, client.notes.add, body='say "é"')
    assert status == 200
    assert result == "some content"


def test_add_table_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.notes.add_table(body="a,b\n1,2"))
    server.received(
        "POST",
        "https://api.example/tables",
        {**HEADERS, "content-type": "text/csv"},
        body=b"a,b\n1,2",
    )
    assert result is None


def test_add_table_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.add_table(body="a,b\n1,2"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_table_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.notes.add_table, body="a,b\n1,2")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.notes.add_table, body="a,b\n1,2")
    assert status == 204
    assert result is None
