"""Requests, results and errors of the ``odd`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_xml_limits.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.odd.add(list=["a"], near="b"))
    server.received(
        "POST",
        "https://api.example/odd",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<root>",
                b"<list>a</list>",
                b"<near>b</near>",
                b"</root>",
            ],
        ),
    )
    assert result is None


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.odd.add(list=["a"], near="b"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.odd.add, list=["a"], near="b")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.odd.add, list=["a"], near="b")
    assert status == 204
    assert result is None
