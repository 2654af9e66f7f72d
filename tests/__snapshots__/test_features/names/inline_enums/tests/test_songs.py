"""Requests, results and errors of the ``songs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_inline_enums import from_json
from names_inline_enums.errors import NotFoundError
from names_inline_enums.models import Song

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

LIST_ANSWER = """[
  {"genre": "g1", "tempo": "slow", "mood": "calm", "scores": {"key": "s1"}}
]"""


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, LIST_ANSWER)
    result = server.result(client.songs.list())
    server.received("GET", "https://api.example/songs", HEADERS)
    assert result == from_json(list[Song], LIST_ANSWER)


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, LIST_ANSWER)
    server.result(client.songs.list(sort="a", keys=[1], speed="slow", label="l1"))
    server.received(
        "GET",
        "https://api.example/songs?sort=a&keys=1&speed=slow&label=l1",
        HEADERS,
    )


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.songs.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, LIST_ANSWER)
    status, result = server.raw(client, client.songs.list)
    assert status == 200
    assert result == from_json(list[Song], LIST_ANSWER)
    client = server.answers(200, LIST_ANSWER)
    status, result = server.streamed(client, client.songs.list)
    assert status == 200
    assert result == from_json(list[Song], LIST_ANSWER)


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.songs.add())
    server.received("POST", "https://api.example/songs", {"accept": "*/*"})
    assert result is None


def test_add_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.songs.add(genre="g1", tempo="slow", mood="calm", scores={"key": "s1"}),
    )
    sent = """{
  "genre": "g1",
  "tempo": "slow",
  "mood": "calm",
  "scores": {"key": "s1"}
}"""
    server.received("POST", "https://api.example/songs", {"accept": "*/*"}, json=sent)


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.songs.add())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.songs.add)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.songs.add)
    assert status == 204
    assert result is None
