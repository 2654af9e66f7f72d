"""Requests, results and errors of the ``books`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_titles_and_examples.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_book_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.books.add_book(name="Emma"))
    server.received("POST", "https://api.test/books", HEADERS, json='{"name":"Emma"}')
    assert result is None


def test_add_book_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.books.add_book(name="Emma", pages=474))
    server.received(
        "POST",
        "https://api.test/books",
        HEADERS,
        json='{"name":"Emma","pages":474}',
    )


def test_add_book_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.books.add_book(name="Emma"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_book_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.books.add_book, name="Emma")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.books.add_book, name="Emma")
    assert status == 204
    assert result is None
