"""Requests, results and errors of the ``shapes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_oneof_mapping import from_json
from schemas_oneof_mapping.errors import NotFoundError
from schemas_oneof_mapping.models import Shape

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_draw_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"kind": "circle", "radius": 1.5}')
    result = server.result(client.shapes.draw(body={"kind": "circle", "radius": 1.5}))
    server.received(
        "POST",
        "https://api.test/shapes",
        HEADERS,
        json='{"kind":"circle","radius":1.5}',
    )
    assert result == from_json(Shape, '{"kind": "circle", "radius": 1.5}')


def test_draw_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.shapes.draw(body={"kind": "circle", "radius": 1.5}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_draw_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"kind": "circle", "radius": 1.5}')
    status, result = server.raw(
        client,
        client.shapes.draw,
        body={"kind": "circle", "radius": 1.5},
    )
    assert status == 200
    assert result == from_json(Shape, '{"kind": "circle", "radius": 1.5}')
    client = server.answers(200, '{"kind": "circle", "radius": 1.5}')
    status, result = server.streamed(
        client,
        client.shapes.draw,
        body={"kind": "circle", "radius": 1.5},
    )
    assert status == 200
    assert result == from_json(Shape, '{"kind": "circle", "radius": 1.5}')
