"""Requests, results and errors of the ``batches`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_stainless.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.batches.create())
    server.received("POST", "https://api.test/v1/messages/batches", HEADERS)
    assert result is None


def test_create_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.batches.create(betas="x-beta", model_name="mdl", priority=0))
    server.received(
        "POST",
        "https://api.test/v1/messages/batches",
        {**HEADERS, "x-beta": "x-beta"},
        json='{"mdl":"mdl","priority":0}',
    )


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.batches.create())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.batches.create)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.batches.create)
    assert status == 204
    assert result is None
