"""Requests, results and errors of the ``shelf`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_allof_containers import from_json
from schemas_allof_containers.errors import NotFoundError
from schemas_allof_containers.models import Shelf

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

SHELF = """{
  "first": {
    "title": "Emma"
  },
  "rows": [
    {
      "title": "Emma",
      "price": 9.5
    }
  ],
  "byId": {
    "key": {
      "title": "Emma",
      "price": 9.5
    }
  },
  "days": [
    "2020-10-15"
  ]
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, SHELF)
    result = server.result(client.shelf.get())
    server.received("GET", "https://api.test/shelf", HEADERS)
    assert result == from_json(Shelf, SHELF)


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.shelf.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, SHELF)
    status, result = server.raw(client, client.shelf.get)
    assert status == 200
    assert result == from_json(Shelf, SHELF)
    client = server.answers(200, SHELF)
    status, result = server.streamed(client, client.shelf.get)
    assert status == 200
    assert result == from_json(Shelf, SHELF)
