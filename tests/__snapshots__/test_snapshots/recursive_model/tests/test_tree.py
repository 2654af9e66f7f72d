"""Requests, results and errors of the ``tree`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from recursion import from_json
from recursion.errors import NotFoundError
from recursion.models import Tree

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

TREE = """{
  "label": "label",
  "parent": null,
  "children": [],
  "keeper": {}
}"""


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, TREE)
    result = server.result(client.tree.get())
    server.received("GET", "https://trees.example/tree", HEADERS)
    assert result == from_json(Tree, TREE)


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.tree.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, TREE)
    status, result = server.raw(client, client.tree.get)
    assert status == 200
    assert result == from_json(Tree, TREE)
    client = server.answers(200, TREE)
    status, result = server.streamed(client, client.tree.get)
    assert status == 200
    assert result == from_json(Tree, TREE)
