"""Requests, results and errors of the ``places`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from servers_levels.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_at_root_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.places.at_root())
    server.received("GET", "https://api.example/v1/root", HEADERS)
    assert result is None


def test_at_root_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.places.at_root())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_at_path_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.places.at_path())
    server.received("GET", "https://path.example/path", HEADERS)
    assert result is None


def test_at_path_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.places.at_path())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_at_path_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.places.at_path)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.places.at_path)
    assert status == 204
    assert result is None


def test_at_operation_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.places.at_operation())
    server.received("POST", "https://operation.example/own/path", HEADERS)
    assert result is None


def test_at_operation_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.places.at_operation())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
