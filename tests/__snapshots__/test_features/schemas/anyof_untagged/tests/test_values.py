"""Requests, results and errors of the ``values`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_anyof_untagged import from_json
from schemas_anyof_untagged.errors import NotFoundError
from schemas_anyof_untagged.models import Holder

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

HOLDER = """{
  "where": {
    "x": 1.5,
    "y": 5.5
  },
  "value": [
    "a",
    "b"
  ],
  "flag": true
}"""


def test_put_value_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, HOLDER)
    result = server.result(client.values.put_value(body=["a", "b"]))
    server.received("POST", "https://api.test/values", HEADERS, json='["a","b"]')
    assert result == from_json(Holder, HOLDER)


def test_put_value_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.values.put_value(body=["a", "b"]))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_put_value_shows_its_response(server: Server) -> None:
    client = server.answers(200, HOLDER)
    status, result = server.raw(client, client.values.put_value, body=["a", "b"])
    assert status == 200
    assert result == from_json(Holder, HOLDER)
    client = server.answers(200, HOLDER)
    status, result = server.streamed(client, client.values.put_value, body=["a", "b"])
    assert status == 200
    assert result == from_json(Holder, HOLDER)
