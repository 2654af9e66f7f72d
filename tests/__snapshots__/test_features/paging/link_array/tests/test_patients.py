"""Requests, results and errors of the ``patients`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_link_array import from_json
from paging_link_array.errors import NotFoundError
from paging_link_array.models import Bundle, BundleEntryItem

if TYPE_CHECKING:
    from conftest import Server

GET_FIRST_PAGE = """{
  "entry": [
    "<item>",
    "<item>"
  ],
  "link": [
    {
      "relation": "next",
      "url": "https://api.example.com/v1/patients?page=2"
    }
  ]
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"entry": [{}], "link": [{}]}',
        "application/fhir+json",
    )
    result = server.result(client.patients.get())
    server.received(
        "GET",
        "https://api.example.com/v1/patients",
        {"accept": "application/fhir+json"},
    )
    assert result == from_json(Bundle, '{"entry": [{}], "link": [{}]}')


def test_get_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"id": "id"}',
        GET_FIRST_PAGE,
        '{"entry": ["<item>"], "link": []}',
        media_type="application/fhir+json",
    )
    items = server.items(client.patients.get())
    server.leaves_the_first_page()
    server.received(
        "GET",
        "https://api.example.com/v1/patients?page=2",
        {"accept": "application/fhir+json"},
    )
    assert items == [from_json(BundleEntryItem, '{"id": "id"}')] * 3


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.patients.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
