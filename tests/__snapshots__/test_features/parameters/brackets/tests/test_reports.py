"""Requests, results and errors of the ``reports`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_brackets.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.reports.create())
    server.received("POST", "https://api.example/reports", HEADERS)
    assert result is None


def test_create_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.reports.create(
            files=[b"files"],
            note="note",
            body_filter={"name": "name", "tags": ["tags"]},
            include=["include[]"],
            filter={"name": "name", "tags": ["tags"]},
            sort=["sort"],
            cover=b"cover",
            data={"name": "name", "tags": ["tags"]},
        ),
    )
    server.received(
        "POST",
        "https://api.example/reports?include%5B%5D=include%5B%5D&filter%5Bname%5D=name&filter%5Btags%5D%5B%5D=tags&sort=sort",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("files[]", "files", "application/octet-stream", b"files"),
            ("note", "", "", b"note"),
            ("filter[name]", "", "", b"name"),
            ("filter[tags][]", "", "", b"tags"),
            ("cover", "cover", "application/octet-stream", b"cover"),
            ("data", "", "application/json", b'{"name":"name","tags":["tags"]}'),
        ],
    )


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.reports.create())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_find_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.reports.find())
    server.received("PUT", "https://api.example/reports", HEADERS)
    assert result is None


def test_find_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.reports.find(name="name", tags=["tags"]))
    server.received(
        "PUT",
        "https://api.example/reports",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"name=name&tags%5B%5D=tags",
    )


def test_find_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.reports.find())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_find_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.reports.find)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.reports.find)
    assert status == 204
    assert result is None
