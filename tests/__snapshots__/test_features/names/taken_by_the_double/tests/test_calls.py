"""Requests, results and errors of the ``calls`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_taken_by_the_double.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_reset_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    result = server.result(client.calls.reset())
    server.received("GET", "https://api.test/b", {"accept": "image/png"})
    assert result == b"some content"


def test_reset_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.calls.reset())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_reset_shows_its_response(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    status, result = server.raw(client, client.calls.reset)
    assert status == 200
    assert result == b"some content"
    client = server.answers(200, b"some content", "image/png")
    status, result = server.streamed(client, client.calls.reset)
    assert status == 200
    assert result == b"some content"
