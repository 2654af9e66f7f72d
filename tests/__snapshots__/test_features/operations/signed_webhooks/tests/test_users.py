"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_signed_webhooks.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_touch_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.users.touch())
    server.received("GET", "https://api.test/users", HEADERS)
    assert result is None


def test_touch_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.touch())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_touch_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.users.touch)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.users.touch)
    assert status == 204
    assert result is None
