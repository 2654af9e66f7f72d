"""Requests, results and errors of the ``jobs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_asynchronous_names import from_json, to_json
from paging_asynchronous_names.errors import NotFoundError
from paging_asynchronous_names.models import Jobs

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

GET_FIRST_PAGE = """{
  "names": [
    "<item>",
    "<item>"
  ],
  "nextPageToken": "next-page"
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"names": ["names"], "nextPageToken": "nextPageToken"}',
    )
    result = server.result(client.jobs.get())
    server.received("GET", "https://jobs.example.com/jobs", HEADERS)
    assert result == from_json(
        Jobs,
        '{"names": ["names"], "nextPageToken": "nextPageToken"}',
    )


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(
        200,
        '{"names": ["names"], "nextPageToken": "nextPageToken"}',
    )
    server.result(client.jobs.get(page_token="pageToken"))
    server.received("GET", "https://jobs.example.com/jobs?pageToken=pageToken", HEADERS)


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '"text"',
        GET_FIRST_PAGE,
        '{"names": ["<item>"], "nextPageToken": null}',
    )
    items = server.items(client.jobs.get())
    server.leaves_the_first_page()
    server.received("GET", "https://jobs.example.com/jobs?pageToken=next-page", HEADERS)
    written = loads(to_json(items))
    assert written == [loads('"text"')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.jobs.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
