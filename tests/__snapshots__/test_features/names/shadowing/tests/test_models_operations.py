"""Requests, results and errors of the ``models`` operations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from json import loads
from typing import TYPE_CHECKING

import pytest

from names_shadowing import from_json
from names_shadowing.errors import NotFoundError
from names_shadowing.models import Any

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"id": "i", "type": "t", "list": [{}]}]')
    result = server.result(client.models.list())
    server.received("GET", "https://api.example/list", HEADERS)
    assert result == from_json(list[Any], '[{"id": "i", "type": "t", "list": [{}]}]')


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.models.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '[{"id": "i", "type": "t", "list": [{}]}]')
    status, result = server.raw(client, client.models.list)
    assert status == 200
    assert result == from_json(list[Any], '[{"id": "i", "type": "t", "list": [{}]}]')
    client = server.answers(200, '[{"id": "i", "type": "t", "list": [{}]}]')
    status, result = server.streamed(client, client.models.list)
    assert status == 200
    assert result == from_json(list[Any], '[{"id": "i", "type": "t", "list": [{}]}]')


def test_dict_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.models.dict())
    server.received("POST", "https://api.example/dict", {"accept": "*/*"})
    assert result is None


def test_dict_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.models.dict(
            date=date(2026, 2, 3),
            datetime=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC),
        ),
    )
    server.received(
        "POST",
        "https://api.example/dict",
        {"accept": "*/*"},
        json='{"date":"2026-02-03","datetime":"2026-02-03T04:05:06Z"}',
    )


def test_dict_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.models.dict())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
