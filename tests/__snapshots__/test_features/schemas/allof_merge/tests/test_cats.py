"""Requests, results and errors of the ``cats`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_allof_merge import from_json
from schemas_allof_merge.errors import NotFoundError
from schemas_allof_merge.models import Cat

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_add_cat_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        201,
        '{"name": "Tom", "weight": 3.5, "lives": 9, "owner": {}}',
    )
    result = server.result(client.cats.add_cat(name="Tom", weight=3.5, lives=9))
    server.received(
        "POST",
        "https://api.test/cats",
        HEADERS,
        json='{"name":"Tom","weight":3.5,"lives":9}',
    )
    assert result == from_json(
        Cat,
        '{"name": "Tom", "weight": 3.5, "lives": 9, "owner": {}}',
    )


def test_add_cat_sends_everything(server: Server) -> None:
    client = server.answers(
        201,
        '{"name": "Tom", "weight": 3.5, "lives": 9, "owner": {}}',
    )
    server.result(
        client.cats.add_cat(name="Tom", weight=3.5, lives=9, owner={"since": 2019}),
    )
    server.received(
        "POST",
        "https://api.test/cats",
        HEADERS,
        json='{"name":"Tom","weight":3.5,"lives":9,"owner":{"since":2019}}',
    )


def test_add_cat_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.add_cat(name="Tom", weight=3.5, lives=9))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_cat_shows_its_response(server: Server) -> None:
    client = server.answers(
        201,
        '{"name": "Tom", "weight": 3.5, "lives": 9, "owner": {}}',
    )
    status, result = server.raw(
        client,
        client.cats.add_cat,
        name="Tom",
        weight=3.5,
        lives=9,
    )
    assert status == 201
    assert result == from_json(
        Cat,
        '{"name": "Tom", "weight": 3.5, "lives": 9, "owner": {}}',
    )
    client = server.answers(
        201,
        '{"name": "Tom", "weight": 3.5, "lives": 9, "owner": {}}',
    )
    status, result = server.streamed(
        client,
        client.cats.add_cat,
        name="Tom",
        weight=3.5,
        lives=9,
    )
    assert status == 201
    assert result == from_json(
        Cat,
        '{"name": "Tom", "weight": 3.5, "lives": 9, "owner": {}}',
    )
