"""Requests, results and errors of the ``cities`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from two_files import from_json
from two_files.errors import NotFoundError
from two_files.models import City

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_city_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"name": "name", "mayor": {"name": "name"}, "twins": []}',
    )
    result = server.result(client.cities.get_city(name="Bergen"))
    server.received("GET", "https://cities.example/cities/Bergen", HEADERS)
    assert result == from_json(
        City,
        '{"name": "name", "mayor": {"name": "name"}, "twins": []}',
    )


def test_get_city_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cities.get_city(name="Bergen"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_city_shows_its_response(server: Server) -> None:
    client = server.answers(
        200,
        '{"name": "name", "mayor": {"name": "name"}, "twins": []}',
    )
    status, result = server.raw(client, client.cities.get_city, name="Bergen")
    assert status == 200
    assert result == from_json(
        City,
        '{"name": "name", "mayor": {"name": "name"}, "twins": []}',
    )
    client = server.answers(
        200,
        '{"name": "name", "mayor": {"name": "name"}, "twins": []}',
    )
    status, result = server.streamed(client, client.cities.get_city, name="Bergen")
    assert status == 200
    assert result == from_json(
        City,
        '{"name": "name", "mayor": {"name": "name"}, "twins": []}',
    )
