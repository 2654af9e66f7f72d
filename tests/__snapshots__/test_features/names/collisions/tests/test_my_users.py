"""Requests, results and errors of the ``my users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_collisions import from_json
from names_collisions.errors import NotFoundError
from names_collisions.models import FooBarModel_d0a472

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_user_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.my_users.get_user_list())
    server.received("GET", "https://api.example/user-list", {"accept": "*/*"})
    assert result is None


def test_get_user_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.my_users.get_user_list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_user_list_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.my_users.get_user_list)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.my_users.get_user_list)
    assert status == 204
    assert result is None


def test_user_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.my_users.user_list())
    server.received("GET", "https://api.example/user_list", {"accept": "*/*"})
    assert result is None


def test_user_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.my_users.user_list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_find_users_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"a-b": 5, "a_b": 7, "aB": 3}')
    result = server.result(client.my_users.find_users())
    server.received("GET", "https://api.example/users", HEADERS)
    assert result == from_json(FooBarModel_d0a472, '{"a-b": 5, "a_b": 7, "aB": 3}')


def test_find_users_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"a-b": 5, "a_b": 7, "aB": 3}')
    server.result(
        client.my_users.find_users(
            query_sort_dash_by="a",
            sort_by="b",
            query_sort_by_369dae="c",
        ),
    )
    server.received(
        "GET",
        "https://api.example/users?sort-by=a&sort_by=b&sortBy=c",
        HEADERS,
    )


def test_find_users_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.my_users.find_users())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_find_users_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"a-b": 5, "a_b": 7, "aB": 3}')
    status, result = server.raw(client, client.my_users.find_users)
    assert status == 200
    assert result == from_json(FooBarModel_d0a472, '{"a-b": 5, "a_b": 7, "aB": 3}')
    client = server.answers(200, '{"a-b": 5, "a_b": 7, "aB": 3}')
    status, result = server.streamed(client, client.my_users.find_users)
    assert status == 200
    assert result == from_json(FooBarModel_d0a472, '{"a-b": 5, "a_b": 7, "aB": 3}')
