"""Requests, results and errors of the ``head`` operations."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_headers.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*", "x-trace": "a/b c"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.head.get(x_trace="a/b c"))
    server.received("GET", "https://api.example/head", HEADERS)
    assert result is None


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.head.get(
            x_trace="a/b c",
            x_count=3,
            x_list=["a", "b"],
            x_map={"w": 5, "h": 6},
            x_map_each={"w": 5, "h": 6},
            x_day=date(2026, 2, 3),
        ),
    )
    server.received(
        "GET",
        "https://api.example/head",
        {
            **HEADERS,
            "x-count": "3",
            "x-list": "a,b",
            "x-map": "w,5,h,6",
            "x-map-each": "w=5,h=6",
            "x-day": "2026-02-03",
        },
    )


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.head.get(x_trace="a/b c"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.head.get, x_trace="a/b c")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.head.get, x_trace="a/b c")
    assert status == 204
    assert result is None
