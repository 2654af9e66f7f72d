"""Requests, results and errors of the ``counts`` operations."""

from __future__ import annotations

from decimal import Decimal
from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_number_texts import from_json
from schemas_number_texts.errors import NotFoundError
from schemas_number_texts.models import Count

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

COUNT = """{
  "id": 3,
  "rate": 7.5,
  "price": 12.5,
  "age": 2,
  "all": [
    1
  ],
  "code": 8,
  "name": 4,
  "serial": "0"
}"""


def test_add_count_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, COUNT)
    result = server.result(client.counts.add_count(limit=6, id=3, rate=7.5))
    server.received(
        "POST",
        "https://api.test/counts?limit=6",
        HEADERS,
        json='{"id":3,"rate":7.5}',
    )
    assert result == from_json(Count, COUNT)


def test_add_count_sends_everything(server: Server) -> None:
    client = server.answers(200, COUNT)
    server.result(
        client.counts.add_count(
            limit=6,
            id=3,
            rate=7.5,
            price=Decimal("12.5"),
            age=2,
            all=[1],
            code=8,
            name=4,
            serial="0",
        ),
    )
    sent = """{
  "id": 3,
  "rate": 7.5,
  "price": 12.5,
  "age": 2,
  "all": [
    1
  ],
  "code": 8,
  "name": 4,
  "serial": "0"
}"""
    server.received("POST", "https://api.test/counts?limit=6", HEADERS, json=sent)


def test_add_count_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.counts.add_count(limit=6, id=3, rate=7.5))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_count_shows_its_response(server: Server) -> None:
    client = server.answers(200, COUNT)
    status, result = server.raw(
        client,
        client.counts.add_count,
        limit=6,
        id=3,
        rate=7.5,
    )
    assert status == 200
    assert result == from_json(Count, COUNT)
    client = server.answers(200, COUNT)
    status, result = server.streamed(
        client,
        client.counts.add_count,
        limit=6,
        id=3,
        rate=7.5,
    )
    assert status == 200
    assert result == from_json(Count, COUNT)
