"""Requests, results and errors of the ``things`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_same_name.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_update_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.things.update(id=1, query_id="two"))
    server.received("PUT", "https://api.example/things/1?id=two", HEADERS)
    assert result is None


def test_update_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.things.update(
            id=1,
            query_id="two",
            header_id="three",
            cookie_id=4,
            body_id=5,
        ),
    )
    server.received(
        "PUT",
        "https://api.example/things/1?id=two",
        {**HEADERS, "id": "three", "cookie": "id=4"},
        json='{"id":5}',
    )


def test_update_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.update(id=1, query_id="two"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_update_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.things.update, id=1, query_id="two")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.things.update, id=1, query_id="two")
    assert status == 204
    assert result is None
