"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_json.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.users.add(name='Ada "L" é', born=date(1815, 12, 10)))
    server.received(
        "POST",
        "https://api.example/users",
        HEADERS,
        json='{"name":"Ada \\"L\\" é","born":"1815-12-10"}',
    )
    assert result is None


def test_add_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.users.add(name='Ada "L" é', born=date(1815, 12, 10), nick=None),
    )
    server.received(
        "POST",
        "https://api.example/users",
        HEADERS,
        json='{"name":"Ada \\"L\\" é","born":"1815-12-10","nick":null}',
    )


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.add(name='Ada "L" é', born=date(1815, 12, 10)))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_set_numbers_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.users.set_numbers())
    server.received("PUT", "https://api.example/numbers", HEADERS)
    assert result is None


def test_set_numbers_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.users.set_numbers(body=[1, 2]))
    server.received("PUT", "https://api.example/numbers", HEADERS, json="[1,2]")


def test_set_numbers_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.set_numbers())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_set_numbers_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.users.set_numbers)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.users.set_numbers)
    assert status == 204
    assert result is None
