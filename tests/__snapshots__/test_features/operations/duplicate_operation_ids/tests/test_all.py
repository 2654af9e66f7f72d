"""Requests, results and errors of the ``all`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_duplicate_operation_ids.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_get_users_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.all.get_users())
    server.received("GET", "https://api.example/users", HEADERS)
    assert result is None


def test_get_users_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.all.get_users())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_posts_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.all.get_posts())
    server.received("GET", "https://api.example/posts", HEADERS)
    assert result is None


def test_get_posts_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.all.get_posts())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_notes_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.all.get_notes())
    server.received("GET", "https://api.example/notes", HEADERS)
    assert result is None


def test_get_notes_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.all.get_notes())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_notes_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.all.get_notes)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.all.get_notes)
    assert status == 204
    assert result is None
