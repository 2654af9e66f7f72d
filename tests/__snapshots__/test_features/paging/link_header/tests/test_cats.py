"""Requests, results and errors of the ``cats`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from paging_link_header import from_json
from paging_link_header.errors import NotFoundError
from paging_link_header.models import Cat

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"name": "name"}]')
    result = server.result(client.cats.list())
    server.received("GET", "https://api.example.com/v1/cats", HEADERS)
    assert result == from_json(list[Cat], '[{"name": "name"}]')


def test_list_sends_everything(server: Server) -> None:
    client = server.answers(200, '[{"name": "name"}]')
    server.result(client.cats.list(per_page=1))
    server.received("GET", "https://api.example.com/v1/cats?per_page=1", HEADERS)


def test_list_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"name": "name"}',
        '["<item>", "<item>"]',
        '["<item>"]',
        link='<https://api.example.com/v1/cats?page=2>; rel="next"',
    )
    items = server.items(client.cats.list())
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/cats?page=2", HEADERS)
    assert items == [from_json(Cat, '{"name": "name"}')] * 3


def test_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.list())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_list_toys_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '[{"name": "name"}]')
    result = server.result(client.cats.list_toys(name="name"))
    server.received("GET", "https://api.example.com/v1/cats/name/toys", HEADERS)
    assert result == from_json(list[Cat], '[{"name": "name"}]')


def test_list_toys_goes_on_to_the_next_page(server: Server) -> None:
    client = server.pages(
        '{"name": "name"}',
        '["<item>", "<item>"]',
        '["<item>"]',
        link='<https://api.example.com/v1/cats/name/toys?page=2>; rel="next"',
    )
    items = server.items(client.cats.list_toys(name="name"))
    server.leaves_the_first_page()
    server.received("GET", "https://api.example.com/v1/cats/name/toys?page=2", HEADERS)
    assert items == [from_json(Cat, '{"name": "name"}')] * 3


def test_list_toys_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.cats.list_toys(name="name"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
