"""Requests, results and errors of the ``things`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_no_content import to_json
from responses_no_content.errors import InternalServerError, NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_delete_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.things.delete())
    server.received("DELETE", "https://api.example/things", HEADERS)
    assert result is None


def test_delete_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.delete())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_delete_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.things.delete)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.things.delete)
    assert status == 204
    assert result is None


def test_has_sends_what_is_required(server: Server) -> None:
    client = server.answers(200)
    result = server.result(client.things.has())
    server.received("HEAD", "https://api.example/things", HEADERS)
    assert result is None


def test_has_raises_its_error(server: Server) -> None:
    client = server.answers(404)
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.has())
    assert raised.value.status_code == 404
    assert raised.value.body is None


def test_delete_thing_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.things.delete_thing(id="id"))
    server.received(
        "DELETE",
        "https://api.example/things/id",
        {"accept": "application/json"},
    )
    assert result is None


def test_delete_thing_raises_its_error(server: Server) -> None:
    client = server.answers(500, '"text"')
    with pytest.raises(InternalServerError) as raised:
        server.result(client.things.delete_thing(id="id"))
    assert raised.value.status_code == 500
    written = loads(to_json(raised.value.body))
    assert written == loads('"text"')


def test_has_thing_sends_what_is_required(server: Server) -> None:
    client = server.answers(200)
    result = server.result(client.things.has_thing(id="id"))
    server.received("HEAD", "https://api.example/things/id", HEADERS)
    assert result is None


def test_has_thing_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.has_thing(id="id"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
