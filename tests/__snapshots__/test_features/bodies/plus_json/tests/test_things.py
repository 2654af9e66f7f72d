"""Requests, results and errors of the ``things`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_plus_json import from_json
from bodies_plus_json.errors import NotFoundError
from bodies_plus_json.models import UpdateThingsResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/hal+json"}


def test_update_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"size": 6}', "application/hal+json")
    result = server.result(client.things.update(size=4))
    server.received(
        "PATCH",
        "https://api.example/things",
        {**HEADERS, "content-type": "application/merge-patch+json"},
        json='{"size":4}',
    )
    assert result == from_json(UpdateThingsResponse, '{"size": 6}')


def test_update_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.update(size=4))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_update_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"size": 6}', "application/hal+json")
    status, result = server.raw(client, client.things.update, size=4)
    assert status == 200
    assert result == from_json(UpdateThingsResponse, '{"size": 6}')
    client = server.answers(200, '{"size": 6}', "application/hal+json")
    status, result = server.streamed(client, client.things.update, size=4)
    assert status == 200
    assert result == from_json(UpdateThingsResponse, '{"size": 6}')


def test_replace_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.things.replace())
    server.received("PUT", "https://api.example/things", {"accept": "*/*"})
    assert result is None


def test_replace_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.things.replace(size=4))
    server.received(
        "PUT",
        "https://api.example/things",
        {
            "accept": "*/*",
            "content-type": "application/vnd.acme.v2+json; charset=utf-8",
        },
        json='{"size":4}',
    )


def test_replace_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.replace())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_replace_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.things.replace)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.things.replace)
    assert status == 204
    assert result is None
