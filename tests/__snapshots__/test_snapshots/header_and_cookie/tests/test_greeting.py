"""Requests, results and errors of the ``greeting`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from header_and_cookie import to_json
from header_and_cookie.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json", "x-language": "fr"}


def test_greet_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '"text"')
    result = server.result(client.greeting.greet(x_language="fr"))
    server.received("GET", "https://crumbs.example/greeting", HEADERS)
    written = loads(to_json(result))
    assert written == loads('"text"')


def test_greet_sends_everything(server: Server) -> None:
    client = server.answers(200, '"text"')
    server.result(client.greeting.greet(x_language="fr", visits=3))
    server.received(
        "GET",
        "https://crumbs.example/greeting",
        {**HEADERS, "cookie": "visits=3"},
    )


def test_greet_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.greeting.greet(x_language="fr"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_greet_shows_its_response(server: Server) -> None:
    client = server.answers(200, '"text"')
    status, result = server.raw(client, client.greeting.greet, x_language="fr")
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')
    client = server.answers(200, '"text"')
    status, result = server.streamed(client, client.greeting.greet, x_language="fr")
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')
