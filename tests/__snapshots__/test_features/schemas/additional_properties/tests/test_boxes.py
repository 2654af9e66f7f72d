"""Requests, results and errors of the ``boxes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_additional_properties.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_pack_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.boxes.pack(label="red"))
    server.received("POST", "https://api.test/boxes", HEADERS, json='{"label":"red"}')
    assert result is None


def test_pack_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.boxes.pack(
            label="red",
            free={"id": 3},
            closed={"id": 3},
            counts={"key": 7},
        ),
    )
    sent = """{
  "label": "red",
  "free": {
    "id": 3
  },
  "closed": {
    "id": 3
  },
  "counts": {
    "key": 7
  }
}"""
    server.received("POST", "https://api.test/boxes", HEADERS, json=sent)


def test_pack_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.boxes.pack(label="red"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_pack_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.boxes.pack, label="red")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.boxes.pack, label="red")
    assert status == 204
    assert result is None
