"""Requests, results and errors of the ``things`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_client_methods import from_json
from names_client_methods.errors import NotFoundError
from names_client_methods.models import Result

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    result = server.result(client.things.list())
    server.received("GET", "https://api.test/things", HEADERS)
    assert result == from_json(Result, '{"text": "text"}')


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"text": "text"}')
    status, result = server.raw(client, client.things.list)
    assert status == 200
    assert result == from_json(Result, '{"text": "text"}')
    client = server.answers(200, '{"text": "text"}')
    status, result = server.streamed(client, client.things.list)
    assert status == 200
    assert result == from_json(Result, '{"text": "text"}')
