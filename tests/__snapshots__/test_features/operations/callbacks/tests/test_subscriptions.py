"""Requests, results and errors of the ``subscriptions`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_callbacks.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_subscribe_sends_what_is_required(server: Server) -> None:
    client = server.answers(201)
    result = server.result(client.subscriptions.subscribe(address="https://me.example"))
    server.received(
        "POST",
        "https://api.example/subscriptions",
        HEADERS,
        json='{"address":"https://me.example"}',
    )
    assert result is None


def test_subscribe_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.subscriptions.subscribe(address="https://me.example"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_subscribe_shows_its_response(server: Server) -> None:
    client = server.answers(201)
    status, result = server.raw(
        client,
        client.subscriptions.subscribe,
        address="https://me.example",
    )
    assert status == 201
    assert result is None
    client = server.answers(201)
    status, result = server.streamed(
        client,
        client.subscriptions.subscribe,
        address="https://me.example",
    )
    assert status == 201
    assert result is None
