"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_read_write_only import from_json
from schemas_read_write_only.errors import NotFoundError
from schemas_read_write_only.models import User

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_add_user_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, '{"id": 7, "name": "Ada"}')
    result = server.result(client.users.add_user(name="Ada", password="open sesame"))
    server.received(
        "POST",
        "https://api.test/users",
        HEADERS,
        json='{"name":"Ada","password":"open sesame"}',
    )
    assert result == from_json(User, '{"id": 7, "name": "Ada"}')


def test_add_user_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.add_user(name="Ada", password="open sesame"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_user_shows_its_response(server: Server) -> None:
    client = server.answers(201, '{"id": 7, "name": "Ada"}')
    status, result = server.raw(
        client,
        client.users.add_user,
        name="Ada",
        password="open sesame",
    )
    assert status == 201
    assert result == from_json(User, '{"id": 7, "name": "Ada"}')
    client = server.answers(201, '{"id": 7, "name": "Ada"}')
    status, result = server.streamed(
        client,
        client.users.add_user,
        name="Ada",
        password="open sesame",
    )
    assert status == 201
    assert result == from_json(User, '{"id": 7, "name": "Ada"}')
