"""Requests, results and errors of the ``search`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_allof_around_oneof import from_json
from schemas_allof_around_oneof.errors import NotFoundError
from schemas_allof_around_oneof.models import Found, Ranked

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"query": "q", "page": 5}')
    result = server.result(client.search.search())
    server.received("GET", "https://api.test/search", HEADERS)
    assert result == from_json(Found, '{"query": "q", "page": 5}')


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search.search())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_rank_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"query": "q", "page": 5, "score": 1.5, "note": "note"}',
    )
    result = server.result(client.search.rank())
    server.received("GET", "https://api.test/rank", HEADERS)
    assert result == from_json(
        Ranked,
        '{"query": "q", "page": 5, "score": 1.5, "note": "note"}',
    )


def test_rank_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search.rank())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_rank_shows_its_response(server: Server) -> None:
    client = server.answers(
        200,
        '{"query": "q", "page": 5, "score": 1.5, "note": "note"}',
    )
    status, result = server.raw(client, client.search.rank)
    assert status == 200
    assert result == from_json(
        Ranked,
        '{"query": "q", "page": 5, "score": 1.5, "note": "note"}',
    )
    client = server.answers(
        200,
        '{"query": "q", "page": 5, "score": 1.5, "note": "note"}',
    )
    status, result = server.streamed(client, client.search.rank)
    assert status == 200
    assert result == from_json(
        Ranked,
        '{"query": "q", "page": 5, "score": 1.5, "note": "note"}',
    )
