"""Requests, results and errors of the ``news`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_untyped_events import from_json
from responses_untyped_events.errors import NotFoundError
from responses_untyped_events.models import FollowDataResponse, ServerSentEvent

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/event-stream"}

FOLLOW_BARE_ANSWER_STREAM = """event: event
id: id
retry: 6
data: data

event: event
id: id
retry: 6
data: data

"""

FOLLOW_DATA_ANSWER_STREAM = """data: {"n": 4}

data: {"n": 4}

"""


def test_follow_bare_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, FOLLOW_BARE_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.news.follow_bare())
    server.received("GET", "https://api.example/bare", HEADERS)
    assert result == [
        from_json(
            ServerSentEvent,
            '{"event": "event", "data": "data", "id": "id", "retry": 6}',
        ),
        from_json(
            ServerSentEvent,
            '{"event": "event", "data": "data", "id": "id", "retry": 6}',
        ),
    ]


def test_follow_bare_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.news.follow_bare())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_follow_text_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, FOLLOW_BARE_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.news.follow_text())
    server.received("GET", "https://api.example/text", HEADERS)
    assert result == [
        from_json(
            ServerSentEvent,
            '{"event": "event", "data": "data", "id": "id", "retry": 6}',
        ),
        from_json(
            ServerSentEvent,
            '{"event": "event", "data": "data", "id": "id", "retry": 6}',
        ),
    ]


def test_follow_text_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.news.follow_text())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_follow_any_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, FOLLOW_BARE_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.news.follow_any())
    server.received("GET", "https://api.example/any", HEADERS)
    assert result == [
        from_json(
            ServerSentEvent,
            '{"event": "event", "data": "data", "id": "id", "retry": 6}',
        ),
        from_json(
            ServerSentEvent,
            '{"event": "event", "data": "data", "id": "id", "retry": 6}',
        ),
    ]


def test_follow_any_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.news.follow_any())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_follow_data_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, FOLLOW_DATA_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.news.follow_data())
    server.received("GET", "https://api.example/data", HEADERS)
    assert result == [
        from_json(FollowDataResponse, '{"n": 4}'),
        from_json(FollowDataResponse, '{"n": 4}'),
    ]


def test_follow_data_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.news.follow_data())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
