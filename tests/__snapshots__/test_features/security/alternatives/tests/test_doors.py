"""Requests, results and errors of the ``doors`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from security_alternatives.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*", "x-key": "Key-secret", "x-app": "App-secret"}


def test_both_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.doors.both())
    server.received("GET", "https://api.example/both", HEADERS)
    assert result is None


def test_both_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.doors.both())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_both_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.doors.both)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.doors.both)
    assert status == 204
    assert result is None


def test_either_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.doors.either())
    server.received(
        "GET",
        "https://api.example/either",
        {"accept": "*/*", "authorization": "Bearer Token-secret"},
    )
    assert result is None


def test_either_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.doors.either())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_perhaps_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.doors.perhaps())
    server.received(
        "GET",
        "https://api.example/perhaps",
        {"accept": "*/*", "x-key": "Key-secret"},
    )
    assert result is None


def test_perhaps_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.doors.perhaps())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_open_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.doors.open())
    server.received("GET", "https://api.example/open", {"accept": "*/*"})
    assert result is None


def test_open_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.doors.open())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
