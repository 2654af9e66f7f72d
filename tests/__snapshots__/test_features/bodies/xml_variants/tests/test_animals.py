"""Requests, results and errors of the ``animals`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_xml_variants.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.animals.add(body={"kind": "1st.Cat"}))
    server.received(
        "POST",
        "https://api.example/animals",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<st.Cat>",
                b"<kind>1st.Cat</kind>",
                b"</st.Cat>",
            ],
        ),
    )
    assert result is None


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.animals.add(body={"kind": "1st.Cat"}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.animals.add, body={"kind": "1st.Cat"})
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.animals.add,
        body={"kind": "1st.Cat"},
    )
    assert status == 204
    assert result is None
