"""Requests, results and errors of the ``rooms`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from no_operation_ids.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.rooms.get())
    server.received("GET", "https://anonymous.example/rooms", HEADERS)
    assert result is None


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rooms.get())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_post_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.rooms.post())
    server.received("POST", "https://anonymous.example/rooms", HEADERS)
    assert result is None


def test_post_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rooms.post())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_by_room_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.rooms.get_by_room(room="room"))
    server.received("GET", "https://anonymous.example/rooms/room", HEADERS)
    assert result is None


def test_get_by_room_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rooms.get_by_room(room="room"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_delete_doors_by_room_and_door_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.rooms.delete_doors_by_room_and_door(room="room", door=8),
    )
    server.received("DELETE", "https://anonymous.example/rooms/room/doors/8", HEADERS)
    assert result is None


def test_delete_doors_by_room_and_door_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.rooms.delete_doors_by_room_and_door(room="room", door=8))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
