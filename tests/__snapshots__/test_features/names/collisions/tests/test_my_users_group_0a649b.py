"""Requests, results and errors of the ``my-users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from names_collisions.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_user_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.my_users_group_0a649b.user_list())
    server.received("GET", "https://api.example/user_list", {"accept": "*/*"})
    assert result is None


def test_user_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.my_users_group_0a649b.user_list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
