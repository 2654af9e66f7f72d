"""Requests, results and errors of the ``seals`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_binary_in_text import from_json
from schemas_binary_in_text.errors import NotFoundError
from schemas_binary_in_text.models import Seal

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

SEAL = """{
  "wax": "größe",
  "rings": [
    "gold",
    "a ring so long that the body has no place on one line of a test"
  ]
}"""


def test_seal_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, SEAL)
    result = server.result(client.seals.seal(wax=b"gr\xc3\xb6\xc3\x9fe"))
    server.received(
        "POST",
        "https://api.example/seals",
        HEADERS,
        json='{"wax":"größe"}',
    )
    assert result == from_json(Seal, SEAL)


def test_seal_sends_everything(server: Server) -> None:
    client = server.answers(200, SEAL)
    server.result(
        client.seals.seal(
            wax=b"gr\xc3\xb6\xc3\x9fe",
            key=b"key",
            x_salt=b"X-Salt",
            rings=[
                b"gold",
                b"a ring so long that the body has no place on one line of a test",
            ],
        ),
    )
    sent = """{
  "wax": "größe",
  "rings": [
    "gold",
    "a ring so long that the body has no place on one line of a test"
  ]
}"""
    server.received(
        "POST",
        "https://api.example/seals?key=key",
        {**HEADERS, "x-salt": "X-Salt"},
        json=sent,
    )


def test_seal_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.seals.seal(wax=b"gr\xc3\xb6\xc3\x9fe"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_seal_shows_its_response(server: Server) -> None:
    client = server.answers(200, SEAL)
    status, result = server.raw(client, client.seals.seal, wax=b"gr\xc3\xb6\xc3\x9fe")
    assert status == 200
    assert result == from_json(Seal, SEAL)
    client = server.answers(200, SEAL)
    status, result = server.streamed(
        client,
        client.seals.seal,
        wax=b"gr\xc3\xb6\xc3\x9fe",
    )
    assert status == 200
    assert result == from_json(Seal, SEAL)


def test_store_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/json")
    result = server.result(client.seals.store(body=b"body"))
    server.received(
        "PUT",
        "https://api.example/files",
        {**HEADERS, "content-type": "application/json"},
        body=b"body",
    )
    assert result == b"some content"


def test_store_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.seals.store(body=b"body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_store_shows_its_response(server: Server) -> None:
    client = server.answers(200, b"some content", "application/json")
    status, result = server.raw(client, client.seals.store, body=b"body")
    assert status == 200
    assert result == b"some content"
    client = server.answers(200, b"some content", "application/json")
    status, result = server.streamed(client, client.seals.store, body=b"body")
    assert status == 200
    assert result == b"some content"
