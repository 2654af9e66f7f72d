"""Requests, results and errors of the ``facts`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_const.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_fact_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.facts.add_fact())
    server.received(
        "POST",
        "https://api.test/facts",
        HEADERS,
        json='{"kind":"fact","answer":42}',
    )
    assert result is None


def test_add_fact_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.facts.add_fact(sure=True, nothing=None, shape="shape"))
    sent = """{
  "kind": "fact",
  "answer": 42,
  "sure": true,
  "nothing": null,
  "shape": "shape"
}"""
    server.received("POST", "https://api.test/facts", HEADERS, json=sent)


def test_add_fact_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.facts.add_fact())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_fact_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.facts.add_fact)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.facts.add_fact)
    assert status == 204
    assert result is None
