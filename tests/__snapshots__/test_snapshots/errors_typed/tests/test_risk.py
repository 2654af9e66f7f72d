"""Requests, results and errors of the ``risk`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typed_errors import from_json
from typed_errors.errors import ConflictError
from typed_errors.models import Conflict

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json, application/problem+json, text/plain"}


def test_take_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.risk.take())
    server.received("POST", "https://faults.example/risk", HEADERS)
    assert result is None


def test_take_raises_its_error(server: Server) -> None:
    client = server.answers(409, '{"winner": "winner"}')
    with pytest.raises(ConflictError) as raised:
        server.result(client.risk.take())
    assert raised.value.status_code == 409
    assert raised.value.body == from_json(Conflict, '{"winner": "winner"}')


def test_take_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.risk.take)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.risk.take)
    assert status == 204
    assert result is None
