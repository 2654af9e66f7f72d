"""Requests, results and errors of the ``plain`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_plain_contents import from_json
from responses_plain_contents.errors import NotFoundError
from responses_plain_contents.models import Row

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/plain, application/json"}


def test_get_table_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "text/csv")
    result = server.result(client.plain.get_table())
    server.received("GET", "https://api.example/table", {"accept": "text/csv"})
    assert result == "some content"


def test_get_table_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_table())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_form_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "multipart/form-data")
    result = server.result(client.plain.get_form())
    server.received(
        "GET",
        "https://api.example/form",
        {"accept": "multipart/form-data"},
    )
    assert result == b"some content"


def test_get_form_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_form())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_form_shows_its_response(server: Server) -> None:
    client = server.answers(200, b"some content", "multipart/form-data")
    status, result = server.raw(client, client.plain.get_form)
    assert status == 200
    assert result == b"some content"
    client = server.answers(200, b"some content", "multipart/form-data")
    status, result = server.streamed(client, client.plain.get_form)
    assert status == 200
    assert result == b"some content"


def test_get_beside_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"n": 1}')
    result = server.result(client.plain.get_beside())
    server.received("GET", "https://api.example/beside", HEADERS)
    assert result == from_json(Row, '{"n": 1}')


def test_get_beside_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_beside())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_beside_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"n": 1}')
    status, result = server.raw(client, client.plain.get_beside)
    assert status == 200
    assert result == from_json(Row, '{"n": 1}')
    client = server.answers(200, '{"n": 1}')
    status, result = server.streamed(client, client.plain.get_beside)
    assert status == 200
    assert result == from_json(Row, '{"n": 1}')


def test_send_parts_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.plain.send_parts(body=b"body"))
    server.received(
        "POST",
        "https://api.example/parts",
        {"accept": "*/*", "content-type": "multipart/mixed"},
        body=b"body",
    )
    assert result is None


def test_send_parts_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.send_parts(body=b"body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_send_parts_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.plain.send_parts, body=b"body")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.plain.send_parts, body=b"body")
    assert status == 204
    assert result is None
