"""Requests, results and errors of the ``pages`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_headers import to_json
from responses_headers.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_page_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '["text"]')
    result = server.result(client.pages.get_page())
    server.received("GET", "https://api.example/pages", HEADERS)
    written = loads(to_json(result))
    assert written == loads('["text"]')


def test_get_page_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pages.get_page())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_page_shows_its_response(server: Server) -> None:
    client = server.answers(200, '["text"]')
    status, result = server.raw(client, client.pages.get_page)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('["text"]')
    client = server.answers(200, '["text"]')
    status, result = server.streamed(client, client.pages.get_page)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('["text"]')
