"""Requests, results and errors of the ``ships`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from package_async_only import from_json
from package_async_only.errors import NotFoundError
from package_async_only.models import ListShipsResponse, Ship

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json", "authorization": "Bearer token-secret"}

WATCH_ANSWER_STREAM = """data: {"name": "name", "built": 4}

data: {"name": "name", "built": 4}

"""


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"data": [{"name": "Gull"}]}')
    result = server.result(client.ships.list())
    server.received("GET", "https://harbour.example/v1/ships", HEADERS)
    assert result == from_json(ListShipsResponse, '{"data": [{"name": "Gull"}]}')


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"data": [{"name": "Gull"}]}')
    server.result(client.ships.list(cursor="cursor"))
    server.received("GET", "https://harbour.example/v1/ships?cursor=cursor", HEADERS)


def test_list_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"name": "name", "built": 4}',
        '{"data": ["<item>", "<item>"], "next_cursor": "next-page"}',
        '{"data": ["<item>"], "next_cursor": null}',
    )
    items = server.items(client.ships.list())
    server.leaves_the_first_page()
    server.received("GET", "https://harbour.example/v1/ships?cursor=next-page", HEADERS)
    assert items == [from_json(Ship, '{"name": "name", "built": 4}')] * 3


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.ships.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(201, '{"name": "name", "built": 4}')
    result = server.result(client.ships.add(name="name"))
    server.received(
        "POST",
        "https://harbour.example/v1/ships",
        HEADERS,
        json='{"name":"name"}',
    )
    assert result == from_json(Ship, '{"name": "name", "built": 4}')


def test_add_sends_everything(server: Server) -> None:
    client = server.answers(201, '{"name": "name", "built": 4}')
    server.result(client.ships.add(name="name", built=4))
    server.received(
        "POST",
        "https://harbour.example/v1/ships",
        HEADERS,
        json='{"name":"name","built":4}',
    )


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.ships.add(name="name"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_watch_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, WATCH_ANSWER_STREAM, "text/event-stream")
    result = server.items(client.ships.watch())
    server.received(
        "GET",
        "https://harbour.example/v1/ships/events",
        {"accept": "text/event-stream", "authorization": "Bearer token-secret"},
    )
    assert result == [
        from_json(Ship, '{"name": "name", "built": 4}'),
        from_json(Ship, '{"name": "name", "built": 4}'),
    ]


def test_watch_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.ships.watch())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"name": "name", "built": 4}')
    result = server.result(client.ships.get(name="name"))
    server.received("GET", "https://harbour.example/v1/ships/name", HEADERS)
    assert result == from_json(Ship, '{"name": "name", "built": 4}')


def test_get_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.ships.get(name="name"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"name": "name", "built": 4}')
    status, result = server.raw(client, client.ships.get, name="name")
    assert status == 200
    assert result == from_json(Ship, '{"name": "name", "built": 4}')
    client = server.answers(200, '{"name": "name", "built": 4}')
    status, result = server.streamed(client, client.ships.get, name="name")
    assert status == 200
    assert result == from_json(Ship, '{"name": "name", "built": 4}')


def test_paint_ship_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.ships.paint_ship(name="name", body=b"body"))
    server.received(
        "PUT",
        "https://harbour.example/v1/ships/name",
        {
            "accept": "*/*",
            "authorization": "Bearer token-secret",
            "content-type": "image/png",
        },
        body=b"body",
    )
    assert result is None


def test_paint_ship_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.ships.paint_ship(name="name", body=b"body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_paint_ship_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(
        client,
        client.ships.paint_ship,
        name="name",
        body=b"body",
    )
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.ships.paint_ship,
        name="name",
        body=b"body",
    )
    assert status == 204
    assert result is None
