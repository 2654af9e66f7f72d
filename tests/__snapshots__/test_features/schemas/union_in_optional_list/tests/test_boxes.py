"""Requests, results and errors of the ``boxes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_union_in_optional_list import from_json
from schemas_union_in_optional_list.errors import NotFoundError
from schemas_union_in_optional_list.models import Box

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

BOX = """{
  "pets": [
    {
      "kind": "cat"
    }
  ],
  "rows": {
    "key": [
      {
        "kind": "dog"
      }
    ]
  }
}"""


def test_get_box_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, BOX)
    result = server.result(client.boxes.get_box())
    server.received("GET", "https://api.test/boxes", HEADERS)
    assert result == from_json(Box, BOX)


def test_get_box_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.boxes.get_box())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_box_shows_its_response(server: Server) -> None:
    client = server.answers(200, BOX)
    status, result = server.raw(client, client.boxes.get_box)
    assert status == 200
    assert result == from_json(Box, BOX)
    client = server.answers(200, BOX)
    status, result = server.streamed(client, client.boxes.get_box)
    assert status == 200
    assert result == from_json(Box, BOX)
