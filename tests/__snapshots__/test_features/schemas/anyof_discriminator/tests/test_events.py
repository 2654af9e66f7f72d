"""Requests, results and errors of the ``events`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_anyof_discriminator import from_json
from schemas_anyof_discriminator.errors import NotFoundError
from schemas_anyof_discriminator.models import Event

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_add_event_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"kind": "added", "key": "k"}')
    result = server.result(client.events.add_event(body={"kind": "added", "key": "k"}))
    server.received(
        "POST",
        "https://api.test/events",
        HEADERS,
        json='{"kind":"added","key":"k"}',
    )
    assert result == from_json(Event, '{"kind": "added", "key": "k"}')


def test_add_event_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.events.add_event(body={"kind": "added", "key": "k"}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_event_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"kind": "added", "key": "k"}')
    status, result = server.raw(
        client,
        client.events.add_event,
        body={"kind": "added", "key": "k"},
    )
    assert status == 200
    assert result == from_json(Event, '{"kind": "added", "key": "k"}')
    client = server.answers(200, '{"kind": "added", "key": "k"}')
    status, result = server.streamed(
        client,
        client.events.add_event,
        body={"kind": "added", "key": "k"},
    )
    assert status == 200
    assert result == from_json(Event, '{"kind": "added", "key": "k"}')
