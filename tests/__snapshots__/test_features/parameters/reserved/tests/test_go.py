"""Requests, results and errors of the ``go`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_reserved.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_go_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.go.go(to="/a?b=c,d"))
    server.received("GET", "https://api.example/go?to=/a?b=c,d", HEADERS)
    assert result is None


def test_go_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.go.go(to="/a?b=c,d", plain="/a?b=c,d", bare=""))
    server.received(
        "GET",
        "https://api.example/go?to=/a?b=c,d&plain=%2Fa%3Fb%3Dc%2Cd&bare=",
        HEADERS,
    )


def test_go_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.go.go(to="/a?b=c,d"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_go_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.go.go, to="/a?b=c,d")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.go.go, to="/a?b=c,d")
    assert status == 204
    assert result is None


def test_move_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.go.move(name="folders/a b/files/7"))
    server.received(
        "POST",
        "https://api.example/v1/folders/a%20b/files/7:move",
        HEADERS,
    )
    assert result is None


def test_move_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.go.move(name="folders/a b/files/7"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
