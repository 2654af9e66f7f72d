"""Requests, results and errors of the ``things`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from names_client_methods import from_json
from names_client_methods.errors import NotFoundError
from names_client_methods.models import Result, ResultsResponse

if TYPE_CHECKING:
    from conftest import Server


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"data": [{"text": "text"}], "next_cursor": "next_cursor"}',
    )
    result = server.result(client.things.list())
    server.received(
        "GET",
        "https://api.example.com/things",
        {"accept": "application/json"},
    )
    assert result == from_json(
        ResultsResponse,
        '{"data": [{"text": "text"}], "next_cursor": "next_cursor"}',
    )


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(
        200,
        '{"data": [{"text": "text"}], "next_cursor": "next_cursor"}',
    )
    server.result(client.things.list(cursor="cursor"))
    server.received(
        "GET",
        "https://api.example.com/things?cursor=cursor",
        {"accept": "application/json"},
    )


def test_list_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"text": "text"}',
        '{"data": ["<item>", "<item>"], "next_cursor": "next-page"}',
        '{"data": ["<item>"], "next_cursor": null}',
    )
    items = server.items(client.things.list())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/things?cursor=next-page",
        {"accept": "application/json"},
    )
    assert items == [from_json(Result, '{"text": "text"}')] * 3


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.things.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
