"""Requests, results and errors of the ``tracks`` operations."""

from __future__ import annotations

from datetime import date
from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_prefix_items.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_track_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.tracks.add_track(start=[1.5, 2.5]))
    server.received(
        "POST",
        "https://api.test/tracks",
        HEADERS,
        json='{"start":[1.5,2.5]}',
    )
    assert result is None


def test_add_track_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.tracks.add_track(
            start=[1.5, 2.5],
            row=[date(2026, 2, 3), 1, 2],
            loose=["loose", 1],
        ),
    )
    sent = """{
  "start": [
    1.5,
    2.5
  ],
  "row": [
    "2026-02-03",
    1,
    2
  ],
  "loose": [
    "loose",
    1
  ]
}"""
    server.received("POST", "https://api.test/tracks", HEADERS, json=sent)


def test_add_track_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.tracks.add_track(start=[1.5, 2.5]))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_track_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.tracks.add_track, start=[1.5, 2.5])
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.tracks.add_track, start=[1.5, 2.5])
    assert status == 204
    assert result is None
