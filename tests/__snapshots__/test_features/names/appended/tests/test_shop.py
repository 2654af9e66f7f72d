"""Requests, results and errors of the ``shop`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_appended.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_read_item_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.shop.read_item(item_id=3))
    server.received("GET", "https://api.example/items/3", HEADERS)
    assert result is None


def test_read_item_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.shop.read_item(item_id=3))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_read_item_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.shop.read_item, item_id=3)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.shop.read_item, item_id=3)
    assert status == 204
    assert result is None
