"""Requests, results and errors of the ``events`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_discriminator_nested import from_json
from schemas_discriminator_nested.errors import NotFoundError
from schemas_discriminator_nested.models import Event

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_next_event_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"type": "text", "text": "text"}')
    result = server.result(client.events.next_event())
    server.received("GET", "https://api.test/events", HEADERS)
    assert result == from_json(Event, '{"type": "text", "text": "text"}')


def test_next_event_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.events.next_event())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_next_event_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"type": "text", "text": "text"}')
    status, result = server.raw(client, client.events.next_event)
    assert status == 200
    assert result == from_json(Event, '{"type": "text", "text": "text"}')
    client = server.answers(200, '{"type": "text", "text": "text"}')
    status, result = server.streamed(client, client.events.next_event)
    assert status == 200
    assert result == from_json(Event, '{"type": "text", "text": "text"}')
