"""Requests, results and errors of the ``words`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_not import from_json
from schemas_not.errors import NotFoundError
from schemas_not.models import Word

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_word_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "text", "odd": "odd"}')
    result = server.result(client.words.get_word())
    server.received("GET", "https://api.test/words", HEADERS)
    assert result == from_json(Word, '{"text": "text", "odd": "odd"}')


def test_get_word_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.words.get_word())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_word_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"text": "text", "odd": "odd"}')
    status, result = server.raw(client, client.words.get_word)
    assert status == 200
    assert result == from_json(Word, '{"text": "text", "odd": "odd"}')
    client = server.answers(200, '{"text": "text", "odd": "odd"}')
    status, result = server.streamed(client, client.words.get_word)
    assert status == 200
    assert result == from_json(Word, '{"text": "text", "odd": "odd"}')
