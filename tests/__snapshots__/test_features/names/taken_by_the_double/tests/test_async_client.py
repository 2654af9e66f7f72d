"""Requests, results and errors of the ``async client`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_taken_by_the_double.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.async_client.get())
    server.received("GET", "https://api.test/c", {"accept": "*/*"})
    assert result is None


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.async_client.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.async_client.get)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.async_client.get)
    assert status == 204
    assert result is None
