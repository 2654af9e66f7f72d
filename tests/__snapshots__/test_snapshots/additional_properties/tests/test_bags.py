"""Requests, results and errors of the ``bags`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from more_members import from_json
from more_members.errors import NotFoundError
from more_members.models import Bags

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

BAGS = """{
  "scores": {
    "game": "game"
  },
  "open": {
    "key": "value"
  },
  "counts": {
    "key": 7
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, BAGS)
    result = server.result(client.bags.get())
    server.received("GET", "https://bags.example/bags", HEADERS)
    assert result == from_json(Bags, BAGS)


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.bags.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, BAGS)
    status, result = server.raw(client, client.bags.get)
    assert status == 200
    assert result == from_json(Bags, BAGS)
    client = server.answers(200, BAGS)
    status, result = server.streamed(client, client.bags.get)
    assert status == 200
    assert result == from_json(Bags, BAGS)
