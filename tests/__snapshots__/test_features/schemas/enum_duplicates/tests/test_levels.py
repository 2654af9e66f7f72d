"""Requests, results and errors of the ``levels`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_enum_duplicates import from_json
from schemas_enum_duplicates.errors import NotFoundError
from schemas_enum_duplicates.models import Level

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_level_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"name": "low", "size": 1}')
    result = server.result(client.levels.get_level())
    server.received("GET", "https://api.test/levels", HEADERS)
    assert result == from_json(Level, '{"name": "low", "size": 1}')


def test_get_level_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.levels.get_level())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_level_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"name": "low", "size": 1}')
    status, result = server.raw(client, client.levels.get_level)
    assert status == 200
    assert result == from_json(Level, '{"name": "low", "size": 1}')
    client = server.answers(200, '{"name": "low", "size": 1}')
    status, result = server.streamed(client, client.levels.get_level)
    assert status == 200
    assert result == from_json(Level, '{"name": "low", "size": 1}')
