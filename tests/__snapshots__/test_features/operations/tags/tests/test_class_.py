"""Requests, results and errors of the ``Class`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_tags.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_get_new_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.class_.get_new())
    server.received("GET", "https://api.example/new", HEADERS)
    assert result is None


def test_get_new_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.class_.get_new())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_new_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.class_.get_new)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.class_.get_new)
    assert status == 204
    assert result is None
