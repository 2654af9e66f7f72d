"""Requests, results and errors of the ``notes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from json_body import from_json
from json_body.errors import NotFoundError
from json_body.models import Note

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_create_note_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, '{"text": "Buy milk", "pinned": false}')
    result = server.result(client.notes.create_note(text="Buy milk"))
    server.received(
        "POST",
        "https://notes.example/notes",
        HEADERS,
        json='{"text":"Buy milk"}',
    )
    assert result == from_json(Note, '{"text": "Buy milk", "pinned": false}')


def test_create_note_sends_everything(server: Server) -> None:
    client = server.answers(201, '{"text": "Buy milk", "pinned": false}')
    server.result(client.notes.create_note(text="Buy milk", pinned=False))
    server.received(
        "POST",
        "https://notes.example/notes",
        HEADERS,
        json='{"text":"Buy milk","pinned":false}',
    )


def test_create_note_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.create_note(text="Buy milk"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_note_shows_its_response(server: Server) -> None:
    client = server.answers(201, '{"text": "Buy milk", "pinned": false}')
    status, result = server.raw(client, client.notes.create_note, text="Buy milk")
    assert status == 201
    assert result == from_json(Note, '{"text": "Buy milk", "pinned": false}')
    client = server.answers(201, '{"text": "Buy milk", "pinned": false}')
    status, result = server.streamed(client, client.notes.create_note, text="Buy milk")
    assert status == 201
    assert result == from_json(Note, '{"text": "Buy milk", "pinned": false}')
