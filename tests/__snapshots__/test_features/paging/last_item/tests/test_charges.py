"""Requests, results and errors of the ``charges`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_last_item import from_json
from paging_last_item.errors import NotFoundError
from paging_last_item.models import Charge, GetChargesResponse

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"has_more": true, "data": [{"id": "id"}]}')
    result = server.result(client.charges.get())
    server.received("GET", "https://api.example.com/v1/charges", HEADERS)
    assert result == from_json(
        GetChargesResponse,
        '{"has_more": true, "data": [{"id": "id"}]}',
    )


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"has_more": true, "data": [{"id": "id"}]}')
    server.result(client.charges.get(starting_after="starting_after", limit=6))
    server.received(
        "GET",
        "https://api.example.com/v1/charges?starting_after=starting_after&limit=6",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": "id"}',
        '{"has_more": true, "data": ["<item>", "<item>"]}',
        '{"has_more": false, "data": ["<item>"]}',
    )
    items = server.items(client.charges.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/charges?starting_after=id",
        HEADERS,
    )
    assert items == [from_json(Charge, '{"id": "id"}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.charges.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
