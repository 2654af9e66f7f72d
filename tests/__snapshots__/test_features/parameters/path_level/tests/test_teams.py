"""Requests, results and errors of the ``teams`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_path_level.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.teams.get(team="red", limit="all"))
    server.received("GET", "https://teams.example/v2/teams/red?limit=all", HEADERS)
    assert result is None


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.teams.get(team="red", limit="all"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.teams.get, team="red", limit="all")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.teams.get, team="red", limit="all")
    assert status == 204
    assert result is None


def test_delete_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.teams.delete(team="red"))
    server.received("DELETE", "https://teams.example/v2/teams/red", HEADERS)
    assert result is None


def test_delete_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.teams.delete(team="red", limit=5))
    server.received("DELETE", "https://teams.example/v2/teams/red?limit=5", HEADERS)


def test_delete_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.teams.delete(team="red"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
