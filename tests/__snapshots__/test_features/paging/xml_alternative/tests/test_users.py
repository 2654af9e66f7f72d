"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_xml_alternative import from_json
from paging_xml_alternative.errors import NotFoundError
from paging_xml_alternative.models import GetUsersResponse, GetUsersResponseUsersItem

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "next_page_token": "next-page",
  "users": [
    "<item>",
    "<item>"
  ]
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"next_page_token": "next_page_token", "users": [{}]}',
    )
    result = server.result(client.users.get())
    server.received("GET", "https://api.example.com/v1/users", HEADERS)
    assert result == from_json(
        GetUsersResponse,
        '{"next_page_token": "next_page_token", "users": [{}]}',
    )


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(
        200,
        '{"next_page_token": "next_page_token", "users": [{}]}',
    )
    server.result(client.users.get(next_page_token="next_page_token"))
    server.received(
        "GET",
        "https://api.example.com/v1/users?next_page_token=next_page_token",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": 3}',
        GET_FIRST_PAGE,
        '{"next_page_token": null, "users": ["<item>"]}',
    )
    items = server.items(client.users.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/users?next_page_token=next-page",
        HEADERS,
    )
    assert items == [from_json(GetUsersResponseUsersItem, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
