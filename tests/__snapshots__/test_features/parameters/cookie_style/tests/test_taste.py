"""Requests, results and errors of the ``taste`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_cookie_style.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*", "cookie": "raw=a=b&c"}


def test_taste_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.taste.taste(raw="a=b&c"))
    server.received("GET", "https://api.example/taste", HEADERS)
    assert result is None


def test_taste_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.taste.taste(raw="a=b&c", ids=[1, 2], flat=[3, 4]))
    server.received(
        "GET",
        "https://api.example/taste",
        {"accept": "*/*", "cookie": "raw=a=b&c; ids=1; ids=2; flat=3,4"},
    )


def test_taste_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.taste.taste(raw="a=b&c"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_taste_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.taste.taste, raw="a=b&c")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.taste.taste, raw="a=b&c")
    assert status == 204
    assert result is None
