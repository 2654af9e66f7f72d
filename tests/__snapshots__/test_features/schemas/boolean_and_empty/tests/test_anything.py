"""Requests, results and errors of the ``anything`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_boolean_and_empty.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_put_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '"value"')
    result = server.result(client.anything.put(empty="empty", yes="yes"))
    server.received(
        "POST",
        "https://api.test/anything",
        HEADERS,
        json='{"empty":"empty","yes":"yes"}',
    )
    assert result == loads('"value"')


def test_put_sends_everything(server: Server) -> None:
    client = server.answers(200, '"value"')
    server.result(
        client.anything.put(
            empty="empty",
            yes="yes",
            list=["list"],
            map={"key": "value"},
        ),
    )
    sent = """{
  "empty": "empty",
  "yes": "yes",
  "list": [
    "list"
  ],
  "map": {
    "key": "value"
  }
}"""
    server.received("POST", "https://api.test/anything", HEADERS, json=sent)


def test_put_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.anything.put(empty="empty", yes="yes"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_put_shows_its_response(server: Server) -> None:
    client = server.answers(200, '"value"')
    status, result = server.raw(client, client.anything.put, empty="empty", yes="yes")
    assert status == 200
    assert result == loads('"value"')
    client = server.answers(200, '"value"')
    status, result = server.streamed(
        client,
        client.anything.put,
        empty="empty",
        yes="yes",
    )
    assert status == 200
    assert result == loads('"value"')
