"""Requests, results and errors of the ``events`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_inline_variants import from_json
from names_inline_variants.errors import NotFoundError
from names_inline_variants.models import Event

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_send_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"type": "event.created", "data": {}}')
    result = server.result(client.events.send(body={"email": "email"}))
    server.received(
        "POST",
        "https://api.example/events",
        HEADERS,
        json='{"email":"email"}',
    )
    assert result == from_json(Event, '{"type": "event.created", "data": {}}')


def test_send_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.events.send(body={"email": "email"}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_send_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"type": "event.created", "data": {}}')
    status, result = server.raw(client, client.events.send, body={"email": "email"})
    assert status == 200
    assert result == from_json(Event, '{"type": "event.created", "data": {}}')
    client = server.answers(200, '{"type": "event.created", "data": {}}')
    status, result = server.streamed(
        client,
        client.events.send,
        body={"email": "email"},
    )
    assert status == 200
    assert result == from_json(Event, '{"type": "event.created", "data": {}}')
