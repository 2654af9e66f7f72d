"""Requests, results and errors of the ``vectors`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_cursor_or_url import from_json
from paging_cursor_or_url.errors import NotFoundError
from paging_cursor_or_url.models import (
    GetVectorsResponse,
    GetVectorsResponseVectorsItem,
)

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "vectors": [
    "<item>",
    "<item>"
  ],
  "pagination": {
    "next": "https://api.example.com/v1/vectors?page=2"
  }
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"vectors": [{}], "pagination": {}}')
    result = server.result(client.vectors.get())
    server.received("GET", "https://api.example.com/v1/vectors", HEADERS)
    assert result == from_json(
        GetVectorsResponse,
        '{"vectors": [{}], "pagination": {}}',
    )


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"vectors": [{}], "pagination": {}}')
    server.result(client.vectors.get(pagination_token="paginationToken"))
    server.received(
        "GET",
        "https://api.example.com/v1/vectors?paginationToken=paginationToken",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": 3}',
        GET_FIRST_PAGE,
        '{"vectors": ["<item>"], "pagination": {"next": null}}',
    )
    items = server.items(client.vectors.get())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/vectors?page=2", HEADERS)
    assert items == [from_json(GetVectorsResponseVectorsItem, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.vectors.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
