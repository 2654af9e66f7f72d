"""Requests, results and errors of the ``pick`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_collection_formats.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_pick_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.pick.pick(path=[1], pair=[1]))
    server.received("GET", "https://api.example/v2/pick/1/1", HEADERS)
    assert result is None


def test_pick_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.pick.pick(
            path=[1],
            pair=[1],
            csv=["a", "a"],
            ssv=["a", "a"],
            tsv=["a", "a"],
            pipes=["a", "a"],
            multi=["a", "a"],
            x_csv=["a", "a"],
            x_ssv=["a", "a"],
        ),
    )
    server.received(
        "GET",
        "https://api.example/v2/pick/1/1?csv=a,a&ssv=a%20a&tsv=a%09a&pipes=a%7Ca&multi=a&multi=a",
        {**HEADERS, "x-csv": "a,a", "x-ssv": "a a"},
    )


def test_pick_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pick.pick(path=[1], pair=[1]))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_pick_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.pick.pick, path=[1], pair=[1])
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.pick.pick, path=[1], pair=[1])
    assert status == 204
    assert result is None
