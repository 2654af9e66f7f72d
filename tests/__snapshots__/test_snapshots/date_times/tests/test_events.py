"""Requests, results and errors of the ``events`` operations."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import TYPE_CHECKING

import pytest
from formats import from_json
from formats.errors import NotFoundError
from formats.models import Event

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

EVENT = """{
  "starts": "2024-02-29T23:59:59Z",
  "day": "2024-02-29",
  "gate": "08:30:00Z",
  "lasts": "PT90M",
  "key": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  "price": "12.50",
  "ticket": "aGVsbG8="
}"""


def test_get_event_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, EVENT)
    result = server.result(client.events.get_event(day=date(2020, 10, 15)))
    server.received("GET", "https://clocks.example/events?day=2020-10-15", HEADERS)
    assert result == from_json(Event, EVENT)


def test_get_event_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.events.get_event(day=date(2020, 10, 15)))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_event_shows_its_response(server: Server) -> None:
    client = server.answers(200, EVENT)
    status, result = server.raw(client, client.events.get_event, day=date(2020, 10, 15))
    assert status == 200
    assert result == from_json(Event, EVENT)
    client = server.answers(200, EVENT)
    status, result = server.streamed(
        client,
        client.events.get_event,
        day=date(2020, 10, 15),
    )
    assert status == 200
    assert result == from_json(Event, EVENT)
