"""Requests, results and errors of the ``trees`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from references_identifiers import from_json
from references_identifiers.errors import NotFoundError
from references_identifiers.models import Tree

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_tree_sends_what_is_required(server: Server) -> None:
    client = server.answers(
        200,
        '{"leaf": {}, "size": 6, "inner": {}, "more": {}, "wide": {}}',
    )
    result = server.result(client.trees.get_tree())
    server.received("GET", "https://api.test/trees", HEADERS)
    assert result == from_json(
        Tree,
        '{"leaf": {}, "size": 6, "inner": {}, "more": {}, "wide": {}}',
    )


def test_get_tree_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.trees.get_tree())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_tree_shows_its_response(server: Server) -> None:
    client = server.answers(
        200,
        '{"leaf": {}, "size": 6, "inner": {}, "more": {}, "wide": {}}',
    )
    status, result = server.raw(client, client.trees.get_tree)
    assert status == 200
    assert result == from_json(
        Tree,
        '{"leaf": {}, "size": 6, "inner": {}, "more": {}, "wide": {}}',
    )
    client = server.answers(
        200,
        '{"leaf": {}, "size": 6, "inner": {}, "more": {}, "wide": {}}',
    )
    status, result = server.streamed(client, client.trees.get_tree)
    assert status == 200
    assert result == from_json(
        Tree,
        '{"leaf": {}, "size": 6, "inner": {}, "more": {}, "wide": {}}',
    )
