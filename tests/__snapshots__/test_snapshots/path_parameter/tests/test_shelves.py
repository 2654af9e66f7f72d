"""Requests, results and errors of the ``shelves`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from path_parameters import to_json
from path_parameters.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_book_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '"text"')
    result = server.result(
        client.shelves.get_book(shelf="poetry / prose", book_number=7),
    )
    server.received(
        "GET",
        "https://shelves.example/shelves/poetry%20%2F%20prose/books/7",
        HEADERS,
    )
    written = loads(to_json(result))
    assert written == loads('"text"')


def test_get_book_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.shelves.get_book(shelf="poetry / prose", book_number=7))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_book_shows_its_response(server: Server) -> None:
    client = server.answers(200, '"text"')
    status, result = server.raw(
        client,
        client.shelves.get_book,
        shelf="poetry / prose",
        book_number=7,
    )
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')
    client = server.answers(200, '"text"')
    status, result = server.streamed(
        client,
        client.shelves.get_book,
        shelf="poetry / prose",
        book_number=7,
    )
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')
