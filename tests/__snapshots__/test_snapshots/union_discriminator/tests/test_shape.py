"""Requests, results and errors of the ``shape`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from tagged_union import from_json
from tagged_union.errors import NotFoundError
from tagged_union.models import Shape

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"kind": "round", "radius": 9.5}')
    result = server.result(client.shape.get())
    server.received("GET", "https://shapes.example/shape", HEADERS)
    assert result == from_json(Shape, '{"kind": "round", "radius": 9.5}')


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.shape.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"kind": "round", "radius": 9.5}')
    status, result = server.raw(client, client.shape.get)
    assert status == 200
    assert result == from_json(Shape, '{"kind": "round", "radius": 9.5}')
    client = server.answers(200, '{"kind": "round", "radius": 9.5}')
    status, result = server.streamed(client, client.shape.get)
    assert status == 200
    assert result == from_json(Shape, '{"kind": "round", "radius": 9.5}')
