"""Requests, results and errors of the ``changes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_whole_events import from_json, to_json
from responses_whole_events.errors import NotFoundError
from responses_whole_events.models import Change

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/event-stream"}

WATCH_ANSWER_STREAM = """event: change
id: 7
retry: 1000
data: {"n": 5}

event: change
id: 7
retry: 1000
data: {"n": 5}

"""

CHANGE = """{
  "event": "change",
  "id": "7",
  "retry": 1000,
  "data": {
    "n": 5
  }
}"""

MIX_ANSWER_STREAM = """event: note
data: 12

event: note
data: 12

"""


def test_watch_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, WATCH_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.changes.watch())
    server.received("GET", "https://api.example/changes", HEADERS)
    assert result == [from_json(Change, CHANGE), from_json(Change, CHANGE)]


def test_watch_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.changes.watch())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_mix_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, MIX_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.changes.mix())
    server.received("GET", "https://api.example/mixed", HEADERS)
    written = loads(to_json(result))
    assert written == [
        loads('{"event": "note", "data": "12"}'),
        loads('{"event": "note", "data": "12"}'),
    ]


def test_mix_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.changes.mix())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
