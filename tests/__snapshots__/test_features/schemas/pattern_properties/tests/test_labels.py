"""Requests, results and errors of the ``labels`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_pattern_properties.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_set_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.labels.set(name="n"))
    server.received("PUT", "https://api.test/labels", HEADERS, json='{"name":"n"}')
    assert result is None


def test_set_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.labels.set(name="n"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_set_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.labels.set, name="n")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.labels.set, name="n")
    assert status == 204
    assert result is None
