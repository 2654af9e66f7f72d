"""Requests, results and errors of the ``trips`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from parameters_nested.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.trips.list())
    server.received("GET", "https://api.example/trips", HEADERS)
    assert result is None


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.trips.list(
            paging={"page": 2, "sort": ["name", "-age"]},
            order={"page": 2, "sort": ["name", "-age"]},
            legs=[{"stops": ["Ulm", "Graz"], "at": {"day": 3}}],
            leg={"stops": ["Ulm", "Graz"], "at": {"day": 3}},
            deep={"stops": ["Ulm", "Graz"], "at": {"day": 3}},
            x_paging={"page": 2, "sort": ["name", "-age"]},
            extra={"page": 2, "sort": ["name", "-age"]},
        ),
    )
    server.received(
        "GET",
        "https://api.example/trips?page=2&sort=name&sort=-age&order=page,2,sort,name,sort,-age&legs%5B0%5D%5Bstops%5D%5B%5D=Ulm&legs%5B0%5D%5Bstops%5D%5B%5D=Graz&legs%5B0%5D%5Bat%5D%5Bday%5D=3&stops=Ulm&stops=Graz&at%5Bday%5D=3&deep%5Bstops%5D%5B%5D=Ulm&deep%5Bstops%5D%5B%5D=Graz&deep%5Bat%5D%5Bday%5D=3",
        {
            **HEADERS,
            "x-paging": "page,2,sort,name,sort,-age",
            "cookie": "page=2; sort=name; sort=-age",
        },
    )


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.trips.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.trips.list)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.trips.list)
    assert status == 204
    assert result is None
