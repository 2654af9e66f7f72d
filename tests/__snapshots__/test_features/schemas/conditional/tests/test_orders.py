"""Requests, results and errors of the ``orders`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_conditional import from_json
from schemas_conditional.errors import NotFoundError
from schemas_conditional.models import Order

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_order_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"kind": "kind", "weight": 3.5, "link": "link"}')
    result = server.result(client.orders.get_order())
    server.received("GET", "https://api.test/orders", HEADERS)
    assert result == from_json(Order, '{"kind": "kind", "weight": 3.5, "link": "link"}')


def test_get_order_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.orders.get_order())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_order_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"kind": "kind", "weight": 3.5, "link": "link"}')
    status, result = server.raw(client, client.orders.get_order)
    assert status == 200
    assert result == from_json(Order, '{"kind": "kind", "weight": 3.5, "link": "link"}')
    client = server.answers(200, '{"kind": "kind", "weight": 3.5, "link": "link"}')
    status, result = server.streamed(client, client.orders.get_order)
    assert status == 200
    assert result == from_json(Order, '{"kind": "kind", "weight": 3.5, "link": "link"}')
