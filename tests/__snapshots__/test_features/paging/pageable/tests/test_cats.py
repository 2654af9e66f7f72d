"""Requests, results and errors of the ``cats`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_pageable import from_json
from paging_pageable.errors import NotFoundError
from paging_pageable.models import Cat, PageCat

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}

PAGE_CAT = """{
  "content": [
    {}
  ],
  "number": 8,
  "last": true,
  "totalPages": 4,
  "totalElements": 6
}"""

GET_FIRST_PAGE = """{
  "content": [
    "<item>",
    "<item>"
  ],
  "number": 0,
  "last": false,
  "totalPages": 4,
  "totalElements": 3
}"""

GET_LAST_PAGE = """{
  "content": [
    "<item>"
  ],
  "number": 0,
  "last": true,
  "totalPages": 4,
  "totalElements": 3
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, PAGE_CAT)
    result = server.result(client.cats.get(pageable={}))
    server.received("GET", "https://api.example.com/v1/cats", HEADERS)
    assert result == from_json(PageCat, PAGE_CAT)


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, PAGE_CAT)
    server.result(client.cats.get(pageable={"page": 5, "size": 6, "sort": ["sort"]}))
    server.received(
        "GET",
        "https://api.example.com/v1/cats?page=5&size=6&sort=sort",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages('{"id": 3}', GET_FIRST_PAGE, GET_LAST_PAGE)
    items = server.items(client.cats.get(pageable={}))
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/cats?page=1", HEADERS)
    assert items == [from_json(Cat, '{"id": 3}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.get(pageable={}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
