"""Requests, results and errors of the ``search`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_query_form.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.search.search(text="a&b=c d+é"))
    server.received(
        "GET",
        "https://api.example/search?text=a%26b%3Dc%20d%2B%C3%A9",
        HEADERS,
    )
    assert result is None


def test_search_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.search.search(
            text="a&b=c d+é",
            flag=True,
            ids=[1, 2],
            tags=["a,b", "c"],
            box={"w": 5, "h": 6},
            flat={"w": 5, "h": 6},
            odd_name="x",
        ),
    )
    server.received(
        "GET",
        "https://api.example/search?text=a%26b%3Dc%20d%2B%C3%A9&flag=true&ids=1&ids=2&tags=a%2Cb,c&w=5&h=6&flat=w,5,h,6&odd%5Bname%5D=x",
        HEADERS,
    )


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.search.search(text="a&b=c d+é"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_search_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.search.search, text="a&b=c d+é")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.search.search, text="a&b=c d+é")
    assert status == 204
    assert result is None
