"""Requests, results and errors of the ``chat.completions`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_nested_namespaces.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "text/plain")
    result = server.result(client.chat.completions.list())
    server.received(
        "GET",
        "https://api.test/chat/completions",
        {"accept": "text/plain"},
    )
    assert result == "some content"


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.chat.completions.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, "some content", "text/plain")
    status, result = server.raw(client, client.chat.completions.list)
    assert status == 200
    assert result == "some content"
    client = server.answers(200, "some content", "text/plain")
    status, result = server.streamed(client, client.chat.completions.list)
    assert status == 200
    assert result == "some content"


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "text/plain")
    result = server.result(client.chat.completions.create())
    server.received(
        "POST",
        "https://api.test/chat/completions",
        {"accept": "text/plain"},
    )
    assert result == "some content"


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.chat.completions.create())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
