"""Requests, results and errors of the ``shop`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_words_of_3_2 import from_json
from operations_words_of_3_2.errors import NotFoundError
from operations_words_of_3_2.models import OneResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json", "x-key": "Old-secret"}


def test_get_one_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"id": 3}')
    result = server.result(client.shop.get_one(id=1))
    server.received("GET", "https://api.example/1", HEADERS)
    assert result == from_json(OneResponse, '{"id": 3}')


def test_get_one_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.shop.get_one(id=1))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_one_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"id": 3}')
    status, result = server.raw(client, client.shop.get_one, id=1)
    assert status == 200
    assert result == from_json(OneResponse, '{"id": 3}')
    client = server.answers(200, '{"id": 3}')
    status, result = server.streamed(client, client.shop.get_one, id=1)
    assert status == 200
    assert result == from_json(OneResponse, '{"id": 3}')
