"""Requests, results and errors of the ``notes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_nullable_2_0 import from_json
from schemas_nullable_2_0.errors import NotFoundError
from schemas_nullable_2_0.models import Note

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_put_note_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "text", "author": "author", "stars": 9}')
    result = server.result(client.notes.put_note(text="text", author="author"))
    server.received(
        "PUT",
        "https://api.example/notes",
        HEADERS,
        json='{"text":"text","author":"author"}',
    )
    assert result == from_json(Note, '{"text": "text", "author": "author", "stars": 9}')


def test_put_note_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"text": "text", "author": "author", "stars": 9}')
    server.result(client.notes.put_note(text="text", author="author", stars=9))
    server.received(
        "PUT",
        "https://api.example/notes",
        HEADERS,
        json='{"text":"text","author":"author","stars":9}',
    )


def test_put_note_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.put_note(text="text", author="author"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_put_note_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"text": "text", "author": "author", "stars": 9}')
    status, result = server.raw(
        client,
        client.notes.put_note,
        text="text",
        author="author",
    )
    assert status == 200
    assert result == from_json(Note, '{"text": "text", "author": "author", "stars": 9}')
    client = server.answers(200, '{"text": "text", "author": "author", "stars": 9}')
    status, result = server.streamed(
        client,
        client.notes.put_note,
        text="text",
        author="author",
    )
    assert status == 200
    assert result == from_json(Note, '{"text": "text", "author": "author", "stars": 9}')
