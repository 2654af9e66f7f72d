"""Requests, results and errors of the ``files`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_redirects import to_json
from responses_redirects.errors import InternalServerError, NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_find_download_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    server.result(client.files.find_download())
    server.received("GET", "https://api.example/download", {"accept": "*/*"})


def test_find_download_raises_its_error(server: Server) -> None:
    client = server.answers(404)
    with pytest.raises(NotFoundError) as raised:
        server.result(client.files.find_download())
    assert raised.value.status_code == 404
    assert raised.value.body is None


def test_find_upload_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"key": "value"}')
    result = server.result(client.files.find_upload())
    server.received("GET", "https://api.example/upload", HEADERS)
    written = loads(to_json(result))
    assert written == loads('{"key": "value"}')


def test_find_upload_raises_its_error(server: Server) -> None:
    client = server.answers(500, '{"key": "value"}')
    with pytest.raises(InternalServerError) as raised:
        server.result(client.files.find_upload())
    assert raised.value.status_code == 500
    written = loads(to_json(raised.value.body))
    assert written == loads('{"key": "value"}')


def test_find_either_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"key": "value"}')
    result = server.result(client.files.find_either())
    server.received("GET", "https://api.example/either", HEADERS)
    written = loads(to_json(result))
    assert written == loads('{"key": "value"}')


def test_find_either_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.files.find_either())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_find_either_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"key": "value"}')
    status, result = server.raw(client, client.files.find_either)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('{"key": "value"}')
    client = server.answers(200, '{"key": "value"}')
    status, result = server.streamed(client, client.files.find_either)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('{"key": "value"}')
