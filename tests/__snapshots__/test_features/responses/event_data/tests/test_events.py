"""Requests, results and errors of the ``events`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_event_data import to_json
from responses_event_data.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/event-stream"}

LOG_ANSWER_STREAM = """data: text

data: text

"""

COUNT_ANSWER_STREAM = """data: 1

data: 1

"""


def test_log_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, LOG_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.events.log())
    server.received("GET", "https://api.example/log", HEADERS)
    written = loads(to_json(result))
    assert written == [loads('"text"'), loads('"text"')]


def test_log_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.events.log())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_count_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, COUNT_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.events.count())
    server.received("GET", "https://api.example/counts", HEADERS)
    written = loads(to_json(result))
    assert written == [loads("1"), loads("1")]


def test_count_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.events.count())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
