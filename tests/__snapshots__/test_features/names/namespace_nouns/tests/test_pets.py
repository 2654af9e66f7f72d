"""Requests, results and errors of the ``pets`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_namespace_nouns.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.pets.create(id="id"))
    server.received("POST", "https://api.test/accounts/id/pets", HEADERS)
    assert result is None


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pets.create(id="id"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
