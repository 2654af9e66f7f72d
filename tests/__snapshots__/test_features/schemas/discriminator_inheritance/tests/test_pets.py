"""Requests, results and errors of the ``pets`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_discriminator_inheritance import from_json
from schemas_discriminator_inheritance.errors import NotFoundError
from schemas_discriminator_inheritance.models import AnyPet

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_first_pet_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"petType": "Cat", "name": "name", "lives": 9}')
    result = server.result(client.pets.first_pet())
    server.received("GET", "https://api.test/pets/first", HEADERS)
    assert result == from_json(AnyPet, '{"petType": "Cat", "name": "name", "lives": 9}')


def test_first_pet_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pets.first_pet())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_first_pet_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"petType": "Cat", "name": "name", "lives": 9}')
    status, result = server.raw(client, client.pets.first_pet)
    assert status == 200
    assert result == from_json(AnyPet, '{"petType": "Cat", "name": "name", "lives": 9}')
    client = server.answers(200, '{"petType": "Cat", "name": "name", "lives": 9}')
    status, result = server.streamed(client, client.pets.first_pet)
    assert status == 200
    assert result == from_json(AnyPet, '{"petType": "Cat", "name": "name", "lives": 9}')
