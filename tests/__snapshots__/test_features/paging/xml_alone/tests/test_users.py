"""Requests, results and errors of the ``users`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_xml_alone import from_json
from paging_xml_alone.errors import NotFoundError
from paging_xml_alone.models import Users

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/xml"}

LIST_ANSWER_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<Users>
  <Users/>
  <Marker>Marker</Marker>
  <IsTruncated>true</IsTruncated>
</Users>
"""


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, LIST_ANSWER_TEXT, "text/xml")
    result = server.result(client.users.list())
    server.received("GET", "https://api.example.com/v1/users", HEADERS)
    assert result == from_json(
        Users,
        '{"Users": [{}], "Marker": "Marker", "IsTruncated": true}',
    )


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, LIST_ANSWER_TEXT, "text/xml")
    server.result(client.users.list(marker="Marker"))
    server.received("GET", "https://api.example.com/v1/users?Marker=Marker", HEADERS)


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_search_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"Users": [{}], "Marker": "Marker", "IsTruncated": true}',
    )
    result = server.result(client.users.search())
    server.received(
        "POST",
        "https://api.example.com/v1/users/search",
        {"accept": "application/json"},
    )
    assert result == from_json(
        Users,
        '{"Users": [{}], "Marker": "Marker", "IsTruncated": true}',
    )


def test_search_sends_everything(server: Server) -> None:
    client = server.answers(
        200,
        '{"Users": [{}], "Marker": "Marker", "IsTruncated": true}',
    )
    server.result(client.users.search(marker="Marker", body_marker="Marker"))
    server.received(
        "POST",
        "https://api.example.com/v1/users/search?Marker=Marker",
        {"accept": "application/json"},
        json='{"Marker":"Marker"}',
    )


def test_search_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.users.search())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
