"""Requests, results and errors of the ``notes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_nullable_3_0.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_put_note_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.notes.put_note(text="text", parent={"text": "text", "parent": None}),
    )
    server.received(
        "PUT",
        "https://api.test/notes",
        HEADERS,
        json='{"text":"text","parent":{"text":"text","parent":null}}',
    )
    assert result is None


def test_put_note_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.notes.put_note(
            text="text",
            parent={"text": "text", "parent": None, "tags": ["tags"], "level": "low"},
            tags=["tags"],
            level="low",
        ),
    )
    sent = """{
  "text": "text",
  "parent": {
    "text": "text",
    "parent": null,
    "tags": [
      "tags"
    ],
    "level": "low"
  },
  "tags": [
    "tags"
  ],
  "level": "low"
}"""
    server.received("PUT", "https://api.test/notes", HEADERS, json=sent)


def test_put_note_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.notes.put_note(text="text", parent={"text": "text", "parent": None}),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_put_note_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(
        client,
        client.notes.put_note,
        text="text",
        parent={"text": "text", "parent": None},
    )
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.notes.put_note,
        text="text",
        parent={"text": "text", "parent": None},
    )
    assert status == 204
    assert result is None
