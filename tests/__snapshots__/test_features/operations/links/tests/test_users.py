"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_links import from_json
from operations_links.errors import NotFoundError
from operations_links.models import AddUserResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_add_user_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, '{"id": 3}')
    result = server.result(client.users.add_user())
    server.received("POST", "https://api.example/users", HEADERS)
    assert result == from_json(AddUserResponse, '{"id": 3}')


def test_add_user_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.add_user())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_user_shows_its_response(server: Server) -> None:
    client = server.answers(201, '{"id": 3}')
    status, result = server.raw(client, client.users.add_user)
    assert status == 201
    assert result == from_json(AddUserResponse, '{"id": 3}')
    client = server.answers(201, '{"id": 3}')
    status, result = server.streamed(client, client.users.add_user)
    assert status == 201
    assert result == from_json(AddUserResponse, '{"id": 3}')


def test_get_user_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.users.get_user(id=12))
    server.received("GET", "https://api.example/users/12", {"accept": "*/*"})
    assert result is None


def test_get_user_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.get_user(id=12))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_user_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.users.get_user, id=12)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.users.get_user, id=12)
    assert status == 204
    assert result is None
