"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from operations_no_operation_id.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_get_by_id_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.users.get_by_id(id=3))
    server.received("GET", "https://api.example/users/3", HEADERS)
    assert result is None


def test_get_by_id_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.get_by_id(id=3))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_delete_by_id_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.users.delete_by_id(id=3))
    server.received("DELETE", "https://api.example/users/3", HEADERS)
    assert result is None


def test_delete_by_id_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.delete_by_id(id=3))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_posts_by_id_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.users.get_posts_by_id(id=3))
    server.received("GET", "https://api.example/users/3/posts", HEADERS)
    assert result is None


def test_get_posts_by_id_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.get_posts_by_id(id=3))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
