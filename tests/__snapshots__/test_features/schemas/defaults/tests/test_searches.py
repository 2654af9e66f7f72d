"""Requests, results and errors of the ``searches`` operations."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_defaults.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.searches.search(limit=25))
    server.received("POST", "https://api.test/searches", HEADERS, json='{"limit":25}')
    assert result is None


def test_search_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.searches.search(
            limit=25,
            page=1,
            text='say "hi"',
            tags=["a", "b"],
            since=date(2026, 2, 3),
            none="none",
        ),
    )
    sent = """{
  "limit": 25,
  "text": "say \\"hi\\"",
  "tags": [
    "a",
    "b"
  ],
  "since": "2026-02-03",
  "none": "none"
}"""
    server.received("POST", "https://api.test/searches?page=1", HEADERS, json=sent)


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.searches.search(limit=25))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_search_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.searches.search, limit=25)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.searches.search, limit=25)
    assert status == 204
    assert result is None
