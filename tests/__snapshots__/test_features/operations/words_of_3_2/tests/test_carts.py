"""Requests, results and errors of the ``carts`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_words_of_3_2.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.carts.list())
    server.received(
        "GET",
        "https://api.example/carts",
        {"accept": "*/*", "x-key": "Old-secret"},
    )
    assert result is None


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.carts.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.carts.list)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.carts.list)
    assert status == 204
    assert result is None
