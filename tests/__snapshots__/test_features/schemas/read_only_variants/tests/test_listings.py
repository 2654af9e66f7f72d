"""Requests, results and errors of the ``listings`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_read_only_variants import from_json
from schemas_read_only_variants.errors import NotFoundError
from schemas_read_only_variants.models import Listing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_add_listing_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"shop": {}, "extra": {"seen": 5}}')
    result = server.result(client.listings.add_listing(shop={}))
    server.received("POST", "https://api.test/listings", HEADERS, json='{"shop":{}}')
    assert result == from_json(Listing, '{"shop": {}, "extra": {"seen": 5}}')


def test_add_listing_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.listings.add_listing(shop={}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_listing_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"shop": {}, "extra": {"seen": 5}}')
    status, result = server.raw(client, client.listings.add_listing, shop={})
    assert status == 200
    assert result == from_json(Listing, '{"shop": {}, "extra": {"seen": 5}}')
    client = server.answers(200, '{"shop": {}, "extra": {"seen": 5}}')
    status, result = server.streamed(client, client.listings.add_listing, shop={})
    assert status == 200
    assert result == from_json(Listing, '{"shop": {}, "extra": {"seen": 5}}')


def test_set_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.listings.set(body={"a": {}}))
    server.received(
        "PUT",
        "https://api.test/listings",
        {"accept": "*/*"},
        json='{"a":{}}',
    )
    assert result is None


def test_set_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.listings.set(body={"a": {}}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_set_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.listings.set, body={"a": {}})
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.listings.set, body={"a": {}})
    assert status == 204
    assert result is None
