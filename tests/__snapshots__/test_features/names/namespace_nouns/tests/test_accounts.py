"""Requests, results and errors of the ``accounts`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_namespace_nouns.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.accounts.list())
    server.received("GET", "https://api.test/accounts", HEADERS)
    assert result is None


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.accounts.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.accounts.list)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.accounts.list)
    assert status == 204
    assert result is None


def test_delete_all_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.accounts.delete_all())
    server.received("DELETE", "https://api.test/accounts", HEADERS)
    assert result is None


def test_delete_all_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.accounts.delete_all())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.accounts.get(id="id"))
    server.received("GET", "https://api.test/accounts/id", HEADERS)
    assert result is None


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.accounts.get(id="id"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_delete_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.accounts.delete(id="id"))
    server.received("DELETE", "https://api.test/accounts/id", HEADERS)
    assert result is None


def test_delete_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.accounts.delete(id="id"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_pets_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.accounts.list_pets(id="id"))
    server.received("GET", "https://api.test/accounts/id/pets", HEADERS)
    assert result is None


def test_list_pets_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.accounts.list_pets(id="id"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
