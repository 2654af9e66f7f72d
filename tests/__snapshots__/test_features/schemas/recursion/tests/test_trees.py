"""Requests, results and errors of the ``trees`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_recursion import from_json
from schemas_recursion.errors import NotFoundError
from schemas_recursion.models import Json

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_plant_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '"text"')
    result = server.result(
        client.trees.plant(name="name", branches=[{"name": "name", "branches": []}]),
    )
    server.received(
        "POST",
        "https://api.test/trees",
        HEADERS,
        json='{"name":"name","branches":[{"name":"name","branches":[]}]}',
    )
    assert result == from_json(Json, '"text"')


def test_plant_sends_everything(server: Server) -> None:
    client = server.answers(200, '"text"')
    server.result(
        client.trees.plant(
            name="name",
            branches=[{"name": "name", "branches": [], "byName": {}, "leaf": {}}],
            by_name={"key": {"name": "name", "branches": [], "byName": {}, "leaf": {}}},
            leaf={"tree": {"name": "name", "branches": []}},
        ),
    )
    sent = """{
  "name": "name",
  "branches": [
    {
      "name": "name",
      "branches": [],
      "byName": {},
      "leaf": {}
    }
  ],
  "byName": {
    "key": {
      "name": "name",
      "branches": [],
      "byName": {},
      "leaf": {}
    }
  },
  "leaf": {
    "tree": {
      "name": "name",
      "branches": []
    }
  }
}"""
    server.received("POST", "https://api.test/trees", HEADERS, json=sent)


def test_plant_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.trees.plant(
                name="name",
                branches=[{"name": "name", "branches": []}],
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_plant_shows_its_response(server: Server) -> None:
    client = server.answers(200, '"text"')
    status, result = server.raw(
        client,
        client.trees.plant,
        name="name",
        branches=[{"name": "name", "branches": []}],
    )
    assert status == 200
    assert result == from_json(Json, '"text"')
    client = server.answers(200, '"text"')
    status, result = server.streamed(
        client,
        client.trees.plant,
        name="name",
        branches=[{"name": "name", "branches": []}],
    )
    assert status == 200
    assert result == from_json(Json, '"text"')
