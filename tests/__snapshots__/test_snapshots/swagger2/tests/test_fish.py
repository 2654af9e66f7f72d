"""Requests, results and errors of the ``fish`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from old_dialect import from_json
from old_dialect.errors import NotFoundError
from old_dialect.models import Fish

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"name": "name", "weight": 3.5}]')
    result = server.result(client.fish.list())
    server.received("GET", "https://ponds.example/v1/fish", HEADERS)
    assert result == from_json(list[Fish], '[{"name": "name", "weight": 3.5}]')


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, '[{"name": "name", "weight": 3.5}]')
    server.result(client.fish.list(kind=["kind"]))
    server.received("GET", "https://ponds.example/v1/fish?kind=kind", HEADERS)


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.fish.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '[{"name": "name", "weight": 3.5}]')
    status, result = server.raw(client, client.fish.list)
    assert status == 200
    assert result == from_json(list[Fish], '[{"name": "name", "weight": 3.5}]')
    client = server.answers(200, '[{"name": "name", "weight": 3.5}]')
    status, result = server.streamed(client, client.fish.list)
    assert status == 200
    assert result == from_json(list[Fish], '[{"name": "name", "weight": 3.5}]')


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.fish.add(name="name"))
    server.received(
        "POST",
        "https://ponds.example/v1/fish",
        {"accept": "*/*"},
        json='{"name":"name"}',
    )
    assert result is None


def test_add_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.fish.add(name="name", weight=3.5))
    server.received(
        "POST",
        "https://ponds.example/v1/fish",
        {"accept": "*/*"},
        json='{"name":"name","weight":3.5}',
    )


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.fish.add(name="name"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.fish.add, name="name")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.fish.add, name="name")
    assert status == 204
    assert result is None
