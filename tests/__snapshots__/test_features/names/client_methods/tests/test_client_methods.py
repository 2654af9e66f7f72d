"""Requests, results and errors of the client's own operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_client_methods import from_json
from names_client_methods.errors import NotFoundError
from names_client_methods.models import Result

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

CHAT_ANSWER_STREAM = """data: {"text": "text"}

data: {"text": "text"}

"""


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    result = server.result(client.search(query="query"))
    server.received(
        "POST",
        "https://api.test/search",
        HEADERS,
        json='{"query":"query"}',
    )
    assert result == from_json(Result, '{"text": "text"}')


def test_search_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    server.result(client.search(query="query", stream=True, after={"text": "text"}))
    server.received(
        "POST",
        "https://api.test/search",
        HEADERS,
        json='{"query":"query","stream":true,"after":{"text":"text"}}',
    )


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search(query="query"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_chat_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    result = server.result(client.chat(query="query"))
    server.received(
        "POST",
        "https://api.test/chat",
        {"accept": "application/json, text/event-stream"},
        json='{"query":"query"}',
    )
    assert result == from_json(Result, '{"text": "text"}')


def test_chat_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    server.result(client.chat(query="query", stream=False, after={"text": "text"}))
    server.received(
        "POST",
        "https://api.test/chat",
        {"accept": "application/json, text/event-stream"},
        json='{"query":"query","stream":false,"after":{"text":"text"}}',
    )


def test_chat_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.chat(query="query"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_chat__streamed_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, CHAT_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.chat(query="query", stream=True))
    server.received(
        "POST",
        "https://api.test/chat",
        {"accept": "application/json, text/event-stream"},
        json='{"query":"query","stream":true}',
    )
    assert result == [
        from_json(Result, '{"text": "text"}'),
        from_json(Result, '{"text": "text"}'),
    ]


def test_chat__streamed_sends_everything(server: Server) -> None:
    client = server.answers(200, CHAT_ANSWER_STREAM, "text/event-stream")
    server.items(client.chat(query="query", stream=True, after={"text": "text"}))
    server.received(
        "POST",
        "https://api.test/chat",
        {"accept": "application/json, text/event-stream"},
        json='{"query":"query","stream":true,"after":{"text":"text"}}',
    )


def test_chat__streamed_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.chat(query="query", stream=True))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_calls_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, CHAT_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.calls())
    server.received("GET", "https://api.test/events", {"accept": "text/event-stream"})
    assert result == [
        from_json(Result, '{"text": "text"}'),
        from_json(Result, '{"text": "text"}'),
    ]


def test_calls_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.calls())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_ping_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.ping())
    server.received("GET", "https://api.test/ping", {"accept": "*/*"})
    assert result is None


def test_ping_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.ping())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_ping_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.ping)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.ping)
    assert status == 204
    assert result is None
