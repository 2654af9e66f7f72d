"""Requests, results and errors of the ``colors`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_query_delimited.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.colors.get())
    server.received("GET", "https://api.example/colors", HEADERS)
    assert result is None


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.colors.get(
            space=["blue", "black"],
            pipe=["blue", "black"],
            each=["blue", "black"],
            rgb={"R": 100, "G": 200},
        ),
    )
    server.received(
        "GET",
        "https://api.example/colors?space=blue%20black&pipe=blue%7Cblack&each=blue&each=black&rgb=R%7C100%7CG%7C200",
        HEADERS,
    )


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.colors.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.colors.get)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.colors.get)
    assert status == 204
    assert result is None
