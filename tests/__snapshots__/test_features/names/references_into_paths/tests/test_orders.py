"""Requests, results and errors of the ``orders`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_references_into_paths import from_json
from names_references_into_paths.errors import NotFoundError
from names_references_into_paths.models import CreateOrderResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"id": 3, "lines": ["lines"]}]')
    result = server.result(client.orders.list())
    server.received("GET", "https://api.example.com/orders", HEADERS)
    assert result == from_json(
        list[CreateOrderResponse],
        '[{"id": 3, "lines": ["lines"]}]',
    )


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.orders.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '[{"id": 3, "lines": ["lines"]}]')
    status, result = server.raw(client, client.orders.list)
    assert status == 200
    assert result == from_json(
        list[CreateOrderResponse],
        '[{"id": 3, "lines": ["lines"]}]',
    )
    client = server.answers(200, '[{"id": 3, "lines": ["lines"]}]')
    status, result = server.streamed(client, client.orders.list)
    assert status == 200
    assert result == from_json(
        list[CreateOrderResponse],
        '[{"id": 3, "lines": ["lines"]}]',
    )


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, '{"id": 3, "lines": ["lines"]}')
    result = server.result(client.orders.create())
    server.received("POST", "https://api.example.com/orders", HEADERS)
    assert result == from_json(CreateOrderResponse, '{"id": 3, "lines": ["lines"]}')


def test_create_sends_everything(server: Server) -> None:
    client = server.answers(201, '{"id": 3, "lines": ["lines"]}')
    server.result(client.orders.create(to={"city": "city"}))
    server.received(
        "POST",
        "https://api.example.com/orders",
        HEADERS,
        json='{"to":{"city":"city"}}',
    )


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.orders.create())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
