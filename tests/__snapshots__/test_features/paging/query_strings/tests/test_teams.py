"""Requests, results and errors of the ``teams`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_query_strings import from_json
from paging_query_strings.errors import NotFoundError
from paging_query_strings.models import Team, TeamList

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"total": 6, "teams": [{"$id": "$id"}]}')
    result = server.result(client.teams.get())
    server.received("GET", "https://api.example.com/v1/teams", HEADERS)
    assert result == from_json(TeamList, '{"total": 6, "teams": [{"$id": "$id"}]}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"total": 6, "teams": [{"$id": "$id"}]}')
    server.result(client.teams.get(queries=[]))
    server.received("GET", "https://api.example.com/v1/teams", HEADERS)


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"$id": "$id"}',
        '{"total": 3, "teams": ["<item>", "<item>"]}',
        '{"total": 3, "teams": ["<item>"]}',
    )
    items = server.items(client.teams.get(queries=['{"method":"limit","values":[2]}']))
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/teams?queries=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B2%5D%7D&queries=%7B%22method%22%3A%22cursorAfter%22%2C%22values%22%3A%5B%22%24id%22%5D%7D",
        HEADERS,
    )
    assert items == [from_json(Team, '{"$id": "$id"}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.teams.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
