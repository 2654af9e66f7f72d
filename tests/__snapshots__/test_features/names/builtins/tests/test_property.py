"""Requests, results and errors of the ``property`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_builtins import from_json
from names_builtins.errors import NotFoundError
from names_builtins.models import Getattr

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json", "super": "super-secret"}


def test_isinstance_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"super": "super", "property": {}}')
    result = server.result(client.property.isinstance(str="s"))
    server.received("POST", "https://api.example/isinstance/s", HEADERS)
    assert result == from_json(Getattr, '{"super": "super", "property": {}}')


def test_isinstance_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"super": "super", "property": {}}')
    server.result(
        client.property.isinstance(
            str="s",
            dict="len",
            list=["l"],
            object="object",
            classmethod=[4.5],
        ),
    )
    server.received(
        "POST",
        "https://api.example/isinstance/s?dict=len",
        {**HEADERS, "list": "l"},
        json='{"object":"object","classmethod":[4.5]}',
    )


def test_isinstance_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.property.isinstance(str="s"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_isinstance_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"super": "super", "property": {}}')
    status, result = server.raw(client, client.property.isinstance, str="s")
    assert status == 200
    assert result == from_json(Getattr, '{"super": "super", "property": {}}')
    client = server.answers(200, '{"super": "super", "property": {}}')
    status, result = server.streamed(client, client.property.isinstance, str="s")
    assert status == 200
    assert result == from_json(Getattr, '{"super": "super", "property": {}}')
