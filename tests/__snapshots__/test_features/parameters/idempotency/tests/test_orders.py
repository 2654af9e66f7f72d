"""Requests, results and errors of the ``orders`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_idempotency.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_order_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.orders.order())
    server.received("POST", "https://api.example/orders", HEADERS)
    assert result is None


def test_order_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.orders.order(idempotency_key="Idempotency-Key", x_trace="X-Trace"),
    )
    server.received(
        "POST",
        "https://api.example/orders",
        {**HEADERS, "idempotency-key": "Idempotency-Key", "x-trace": "X-Trace"},
    )


def test_order_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.orders.order())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_order_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.orders.order)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.orders.order)
    assert status == 204
    assert result is None
