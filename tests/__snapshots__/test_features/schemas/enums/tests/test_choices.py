"""Requests, results and errors of the ``choices`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_enums.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_choose_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.choices.choose(state="open"))
    server.received(
        "POST",
        "https://api.test/choices",
        HEADERS,
        json='{"state":"open"}',
    )
    assert result is None


def test_choose_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.choices.choose(
            state="open",
            order="-asc",
            mixed=1,
            twice="a",
            clash="big-one",
            signs="",
            digits=1,
        ),
    )
    sent = """{
  "state": "open",
  "mixed": 1,
  "twice": "a",
  "clash": "big-one",
  "signs": "",
  "digits": 1
}"""
    server.received("POST", "https://api.test/choices?order=-asc", HEADERS, json=sent)


def test_choose_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.choices.choose(state="open"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_choose_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.choices.choose, state="open")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.choices.choose, state="open")
    assert status == 204
    assert result is None
