"""Requests, results and errors of the ``things`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_allof_conflict import from_json
from schemas_allof_conflict.errors import NotFoundError
from schemas_allof_conflict.models import Thing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_thing_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"size": 6, "kind": "b"}')
    result = server.result(client.things.get_thing())
    server.received("GET", "https://api.test/things", HEADERS)
    assert result == from_json(Thing, '{"size": 6, "kind": "b"}')


def test_get_thing_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.get_thing())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_thing_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"size": 6, "kind": "b"}')
    status, result = server.raw(client, client.things.get_thing)
    assert status == 200
    assert result == from_json(Thing, '{"size": 6, "kind": "b"}')
    client = server.answers(200, '{"size": 6, "kind": "b"}')
    status, result = server.streamed(client, client.things.get_thing)
    assert status == 200
    assert result == from_json(Thing, '{"size": 6, "kind": "b"}')
