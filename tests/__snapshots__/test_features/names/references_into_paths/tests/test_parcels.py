"""Requests, results and errors of the ``parcels`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_references_into_paths import from_json
from names_references_into_paths.errors import NotFoundError
from names_references_into_paths.models import CreateOrderResponseLines

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '["text"]')
    result = server.result(client.parcels.create())
    server.received("POST", "https://api.example.com/parcels", HEADERS)
    assert result == from_json(CreateOrderResponseLines, '["text"]')


def test_create_sends_everything(server: Server) -> None:
    client = server.answers(200, '["text"]')
    server.result(client.parcels.create(to={"city": "city"}))
    server.received(
        "POST",
        "https://api.example.com/parcels",
        HEADERS,
        json='{"to":{"city":"city"}}',
    )


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.parcels.create())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
