"""Requests, results and errors of the ``cells`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_type_arrays.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_set_cell_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.cells.set_cell(content=0.5))
    server.received("POST", "https://api.test/cells", HEADERS, json='{"content":0.5}')
    assert result is None


def test_set_cell_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.cells.set_cell(
            content=0.5,
            width=7,
            single="single",
            parts=[9],
            deep={"a": 1},
        ),
    )
    sent = """{
  "content": 0.5,
  "width": 7,
  "single": "single",
  "parts": [
    9
  ],
  "deep": {
    "a": 1
  }
}"""
    server.received("POST", "https://api.test/cells", HEADERS, json=sent)


def test_set_cell_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cells.set_cell(content=0.5))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_set_cell_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.cells.set_cell, content=0.5)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.cells.set_cell, content=0.5)
    assert status == 204
    assert result is None
