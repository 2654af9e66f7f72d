"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_webhooks import from_json
from operations_webhooks.errors import NotFoundError
from operations_webhooks.models import User

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"id": 3}]')
    result = server.result(client.users.list())
    server.received("GET", "https://api.test/users", HEADERS)
    assert result == from_json(list[User], '[{"id": 3}]')


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '[{"id": 3}]')
    status, result = server.raw(client, client.users.list)
    assert status == 200
    assert result == from_json(list[User], '[{"id": 3}]')
    client = server.answers(200, '[{"id": 3}]')
    status, result = server.streamed(client, client.users.list)
    assert status == 200
    assert result == from_json(list[User], '[{"id": 3}]')
