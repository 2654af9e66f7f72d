"""Requests, results and errors of the ``status`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_client_arguments.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.status.get())
    server.received(
        "GET",
        "https://api.test/status",
        {"accept": "*/*", "x-version": "2026-01"},
    )
    assert result is None


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.status.get(x_version="x-version"))
    server.received(
        "GET",
        "https://api.test/status",
        {"accept": "*/*", "x-version": "x-version"},
    )


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.status.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.status.get)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.status.get)
    assert status == 204
    assert result is None
