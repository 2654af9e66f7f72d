"""Requests, results and errors of the ``answer`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from untagged_union import from_json
from untagged_union.errors import NotFoundError
from untagged_union.models import Answer

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "1.5")
    result = server.result(client.answer.get())
    server.received("GET", "https://answers.example/answer", HEADERS)
    assert result == from_json(Answer, "1.5")


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.answer.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, "1.5")
    status, result = server.raw(client, client.answer.get)
    assert status == 200
    assert result == from_json(Answer, "1.5")
    client = server.answers(200, "1.5")
    status, result = server.streamed(client, client.answer.get)
    assert status == 200
    assert result == from_json(Answer, "1.5")
