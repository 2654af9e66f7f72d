"""Requests, results and errors of the ``pets`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_discriminator_default import from_json
from schemas_discriminator_default.errors import NotFoundError
from schemas_discriminator_default.models import Pet

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_add_pet_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"kind": "Cat", "lives": 3}')
    result = server.result(client.pets.add_pet(body={"kind": "Cat"}))
    server.received("POST", "https://api.test/pets", HEADERS, json='{"kind":"Cat"}')
    assert result == from_json(Pet, '{"kind": "Cat", "lives": 3}')


def test_add_pet_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pets.add_pet(body={"kind": "Cat"}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_pet_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"kind": "Cat", "lives": 3}')
    status, result = server.raw(client, client.pets.add_pet, body={"kind": "Cat"})
    assert status == 200
    assert result == from_json(Pet, '{"kind": "Cat", "lives": 3}')
    client = server.answers(200, '{"kind": "Cat", "lives": 3}')
    status, result = server.streamed(client, client.pets.add_pet, body={"kind": "Cat"})
    assert status == 200
    assert result == from_json(Pet, '{"kind": "Cat", "lives": 3}')
