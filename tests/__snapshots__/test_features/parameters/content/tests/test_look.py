"""Requests, results and errors of the ``look`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_content.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_look_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.look.look(at={"x": [1, 2]}))
    server.received(
        "GET",
        "https://api.example/look/%7B%22x%22%3A%5B1%2C2%5D%7D",
        HEADERS,
    )
    assert result is None


def test_look_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.look.look(
            at={"x": [1, 2]},
            filter={"x": [1, 2]},
            x_filter={"x": [1, 2]},
            seen=[1],
        ),
    )
    server.received(
        "GET",
        "https://api.example/look/%7B%22x%22%3A%5B1%2C2%5D%7D?filter=%7B%22x%22%3A%5B1%2C2%5D%7D",
        {**HEADERS, "x-filter": '{"x":[1,2]}', "cookie": "seen=%5B1%5D"},
    )


def test_look_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.look.look(at={"x": [1, 2]}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_look_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.look.look, at={"x": [1, 2]})
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.look.look, at={"x": [1, 2]})
    assert status == 204
    assert result is None
