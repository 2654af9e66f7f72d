"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from references_pointers import from_json
from references_pointers.errors import NotFoundError
from references_pointers.models import User

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_put_by_id_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"name": "Ada", "id": 3}')
    result = server.result(client.users.put_by_id(id=7, name="Ada"))
    server.received(
        "PUT",
        "https://api.example/users/7",
        HEADERS,
        json='{"name":"Ada"}',
    )
    assert result == from_json(User, '{"name": "Ada", "id": 3}')


def test_put_by_id_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"name": "Ada", "id": 3}')
    server.result(client.users.put_by_id(id=7, name="Ada", body_id=3))
    server.received(
        "PUT",
        "https://api.example/users/7",
        HEADERS,
        json='{"name":"Ada","id":3}',
    )


def test_put_by_id_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.put_by_id(id=7, name="Ada"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_put_people_by_id_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"name": "Ada", "id": 3}')
    result = server.result(client.users.put_people_by_id(id=7, name="Ada"))
    server.received(
        "PUT",
        "https://api.example/people/7",
        HEADERS,
        json='{"name":"Ada"}',
    )
    assert result == from_json(User, '{"name": "Ada", "id": 3}')


def test_put_people_by_id_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"name": "Ada", "id": 3}')
    server.result(client.users.put_people_by_id(id=7, name="Ada", body_id=3))
    server.received(
        "PUT",
        "https://api.example/people/7",
        HEADERS,
        json='{"name":"Ada","id":3}',
    )


def test_put_people_by_id_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.put_people_by_id(id=7, name="Ada"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_same_user_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"name": "Ada", "id": 3}')
    result = server.result(client.users.same_user(id=7))
    server.received("GET", "https://api.example/same/7", HEADERS)
    assert result == from_json(User, '{"name": "Ada", "id": 3}')


def test_same_user_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.same_user(id=7))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_same_user_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"name": "Ada", "id": 3}')
    status, result = server.raw(client, client.users.same_user, id=7)
    assert status == 200
    assert result == from_json(User, '{"name": "Ada", "id": 3}')
    client = server.answers(200, '{"name": "Ada", "id": 3}')
    status, result = server.streamed(client, client.users.same_user, id=7)
    assert status == 200
    assert result == from_json(User, '{"name": "Ada", "id": 3}')
