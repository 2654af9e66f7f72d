"""Requests, results and errors of the ``later`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_asynchronous_names import from_json, to_json
from paging_asynchronous_names.errors import NotFoundError
from paging_asynchronous_names.models import AsyncJobsModel

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"ids": [2], "nextPageToken": "nextPageToken"}')
    result = server.result(client.later.get())
    server.received("GET", "https://jobs.example.com/later", HEADERS)
    assert result == from_json(
        AsyncJobsModel,
        '{"ids": [2], "nextPageToken": "nextPageToken"}',
    )


def test_get_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"ids": [2], "nextPageToken": "nextPageToken"}')
    server.result(client.later.get(page_token="pageToken"))
    server.received(
        "GET",
        "https://jobs.example.com/later?pageToken=pageToken",
        HEADERS,
    )


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        "1",
        '{"ids": ["<item>", "<item>"], "nextPageToken": "next-page"}',
        '{"ids": ["<item>"], "nextPageToken": null}',
    )
    items = server.items(client.later.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://jobs.example.com/later?pageToken=next-page",
        HEADERS,
    )
    written = loads(to_json(items))
    assert written == [loads("1")] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.later.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
