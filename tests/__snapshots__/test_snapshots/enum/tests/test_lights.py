"""Requests, results and errors of the ``lights`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from enumerations import from_json
from enumerations.errors import NotFoundError
from enumerations.models import Light

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"color": "red", "lamps": 1, "kind": "light"}]')
    result = server.result(client.lights.list())
    server.received("GET", "https://traffic.example/lights", HEADERS)
    assert result == from_json(
        list[Light],
        '[{"color": "red", "lamps": 1, "kind": "light"}]',
    )


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, '[{"color": "red", "lamps": 1, "kind": "light"}]')
    server.result(client.lights.list(color="red"))
    server.received("GET", "https://traffic.example/lights?color=red", HEADERS)


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.lights.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '[{"color": "red", "lamps": 1, "kind": "light"}]')
    status, result = server.raw(client, client.lights.list)
    assert status == 200
    assert result == from_json(
        list[Light],
        '[{"color": "red", "lamps": 1, "kind": "light"}]',
    )
    client = server.answers(200, '[{"color": "red", "lamps": 1, "kind": "light"}]')
    status, result = server.streamed(client, client.lights.list)
    assert status == 200
    assert result == from_json(
        list[Light],
        '[{"color": "red", "lamps": 1, "kind": "light"}]',
    )
