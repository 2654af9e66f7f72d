"""Requests, results and errors of the ``items`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_deep_object.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.items.list())
    server.received("GET", "https://api.example/items", HEADERS)
    assert result is None


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.items.list(
            filter={"a": 1, "price": {"min": 0.5, "max": 2}, "color": "red & blue"},
        ),
    )
    server.received(
        "GET",
        "https://api.example/items?filter%5Ba%5D=1&filter%5Bprice%5D%5Bmin%5D=0.5&filter%5Bprice%5D%5Bmax%5D=2&filter%5Bcolor%5D=red%20%26%20blue",
        HEADERS,
    )


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.items.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.items.list)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.items.list)
    assert status == 204
    assert result is None
