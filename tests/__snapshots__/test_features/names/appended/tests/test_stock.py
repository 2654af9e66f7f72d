"""Requests, results and errors of the ``stock`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_appended.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_read_items_item_id_put_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.stock.read_items_item_id_put(item_id=3))
    server.received("PUT", "https://api.example/items/3", HEADERS)
    assert result is None


def test_read_items_item_id_put_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.stock.read_items_item_id_put(item_id=3))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_read_items_item_id_post_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.stock.read_items_item_id_post(item_id=3))
    server.received("POST", "https://api.example/items/3", HEADERS)
    assert result is None


def test_read_items_item_id_post_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.stock.read_items_item_id_post(item_id=3))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
