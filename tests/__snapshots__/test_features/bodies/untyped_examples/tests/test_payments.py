"""Requests, results and errors of the ``payments`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_untyped_examples import from_json
from bodies_untyped_examples.errors import NotFoundError
from bodies_untyped_examples.models import Line, Payer

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.payments.add())
    server.received("POST", "https://api.test/payments", HEADERS, json="{}")
    assert result is None


def test_add_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.payments.add(
            payer=from_json(Payer, {"name": "Ada", "refererence": "R1"}),
            lines=[from_json(Line, {"amount": 12.5})],
            first=from_json(Line, {"amount": 1.25}),
        ),
    )
    sent = """{
  "payer": {"name": "Ada", "refererence": "R1"},
  "lines": [{"amount": 12.5}],
  "first": {"amount": 1.25}
}"""
    server.received("POST", "https://api.test/payments", HEADERS, json=sent)


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.payments.add())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.payments.add)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.payments.add)
    assert status == 204
    assert result is None
