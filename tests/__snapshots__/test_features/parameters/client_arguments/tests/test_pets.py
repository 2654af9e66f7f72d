"""Requests, results and errors of the ``pets`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from parameters_client_arguments import from_json
from parameters_client_arguments.errors import NotFoundError
from parameters_client_arguments.models import Pet

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json", "x-version": "2026-01"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"name": "name"}')
    result = server.result(client.pets.list())
    server.received(
        "GET",
        "https://api.test/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/pets?tenant=9",
        HEADERS,
    )
    assert result == from_json(Pet, '{"name": "name"}')


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"name": "name"}')
    server.result(
        client.pets.list(
            account_id=UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6"),
            api_version="2026-01",
            tenant=9,
        ),
    )
    server.received(
        "GET",
        "https://api.test/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/pets?tenant=9",
        HEADERS,
    )


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pets.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"name": "name"}')
    status, result = server.raw(client, client.pets.list)
    assert status == 200
    assert result == from_json(Pet, '{"name": "name"}')
    client = server.answers(200, '{"name": "name"}')
    status, result = server.streamed(client, client.pets.list)
    assert status == 200
    assert result == from_json(Pet, '{"name": "name"}')


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.pets.create(name="name"))
    server.received(
        "POST",
        "https://api.test/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/pets?tenant=9",
        {"accept": "*/*", "x-version": "2026-01"},
        json='{"name":"name"}',
    )
    assert result is None


def test_create_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.pets.create(
            name="name",
            account_id=UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6"),
            api_version="2026-01",
            tenant=9,
        ),
    )
    server.received(
        "POST",
        "https://api.test/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/pets?tenant=9",
        {"accept": "*/*", "x-version": "2026-01"},
        json='{"name":"name"}',
    )


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pets.create(name="name"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_delete_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.pets.delete(pet_id="pet_id"))
    server.received(
        "DELETE",
        "https://api.test/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/pets/pet_id?tenant=9",
        {"accept": "*/*", "x-version": "2026-01"},
    )
    assert result is None


def test_delete_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.pets.delete(
            pet_id="pet_id",
            account_id=UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6"),
            api_version="2026-01",
            tenant=9,
        ),
    )
    server.received(
        "DELETE",
        "https://api.test/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/pets/pet_id?tenant=9",
        {"accept": "*/*", "x-version": "2026-01"},
    )


def test_delete_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.pets.delete(pet_id="pet_id"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
