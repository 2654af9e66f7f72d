"""Requests, results and errors of the client's own operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from names_client_methods import from_json
from names_client_methods.errors import NotFoundError
from names_client_methods.models import Result, ResultsResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json, text/event-stream"}

CHAT_ANSWER_STREAM = """data: {"text": "text"}

data: {"text": "text"}

"""


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"data": [{"text": "text"}], "next_cursor": "next_cursor"}',
    )
    result = server.result(client.search(query="query"))
    server.received(
        "POST",
        "https://api.example.com/search",
        {"accept": "application/json"},
        json='{"query":"query"}',
    )
    assert result == from_json(
        ResultsResponse,
        '{"data": [{"text": "text"}], "next_cursor": "next_cursor"}',
    )


def test_search_sends_everything(server: Server) -> None:
    client = server.answers(
        200,
        '{"data": [{"text": "text"}], "next_cursor": "next_cursor"}',
    )
    server.result(client.search(query="query", filter={"kind": "kind"}))
    server.received(
        "POST",
        "https://api.example.com/search",
        {"accept": "application/json"},
        json='{"query":"query","filter":{"kind":"kind"}}',
    )


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search(query="query"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_chat_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    result = server.result(client.chat(message="message"))
    server.received(
        "POST",
        "https://api.example.com/chat",
        HEADERS,
        json='{"message":"message"}',
    )
    assert result == from_json(Result, '{"text": "text"}')


def test_chat_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    server.result(client.chat(message="message", stream=False))
    server.received(
        "POST",
        "https://api.example.com/chat",
        HEADERS,
        json='{"message":"message","stream":false}',
    )


def test_chat_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.chat(message="message"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_chat_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    status, result = server.raw(client, client.chat, message="message")
    assert status == 200
    assert result == from_json(Result, '{"text": "text"}')
    client = server.answers(200, '{"text": "text"}')
    status, result = server.streamed(client, client.chat, message="message")
    assert status == 200
    assert result == from_json(Result, '{"text": "text"}')


def test_chat__streamed_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, CHAT_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.chat(message="message", stream=True))
    server.received(
        "POST",
        "https://api.example.com/chat",
        HEADERS,
        json='{"message":"message","stream":true}',
    )
    assert result == [
        from_json(Result, '{"text": "text"}'),
        from_json(Result, '{"text": "text"}'),
    ]


def test_chat__streamed_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.chat(message="message", stream=True))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_calls_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, CHAT_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.calls())
    server.received(
        "GET",
        "https://api.example.com/events",
        {"accept": "text/event-stream"},
    )
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
    server.received("GET", "https://api.example.com/ping", {"accept": "*/*"})
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
