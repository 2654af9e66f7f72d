"""Requests, results and errors of the ``old`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_deprecated import from_json
from schemas_deprecated.errors import NotFoundError
from schemas_deprecated.models import Old

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"name": "name", "title": "title"}')
    result = server.result(client.old.get())
    server.received("GET", "https://api.test/old", HEADERS)
    assert result == from_json(Old, '{"name": "name", "title": "title"}')


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"name": "name", "title": "title"}')
    server.result(client.old.get(style="plain"))
    server.received("GET", "https://api.test/old?style=plain", HEADERS)


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.old.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"name": "name", "title": "title"}')
    status, result = server.raw(client, client.old.get)
    assert status == 200
    assert result == from_json(Old, '{"name": "name", "title": "title"}')
    client = server.answers(200, '{"name": "name", "title": "title"}')
    status, result = server.streamed(client, client.old.get)
    assert status == 200
    assert result == from_json(Old, '{"name": "name", "title": "title"}')
