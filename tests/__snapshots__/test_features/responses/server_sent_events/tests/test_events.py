"""Requests, results and errors of the ``events`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_server_sent_events import from_json
from responses_server_sent_events.errors import NotFoundError
from responses_server_sent_events.models import Tick

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/event-stream"}

WATCH_ANSWER_STREAM = """data: {"n": 4}

data: {"n": 4}

"""


def test_watch_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, WATCH_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.events.watch())
    server.received("GET", "https://api.example/events", HEADERS)
    assert result == [from_json(Tick, '{"n": 4}'), from_json(Tick, '{"n": 4}')]


def test_watch_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.events.watch())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
