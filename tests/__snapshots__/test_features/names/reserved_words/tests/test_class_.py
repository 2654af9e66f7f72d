"""Requests, results and errors of the ``class`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_reserved_words import from_json
from names_reserved_words.errors import NotFoundError
from names_reserved_words.models import Model

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_import__sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"extra": "extra", "str": "str", "list": ["list"]}')
    result = server.result(client.class_.import_(class_="c", from_="f"))
    server.received(
        "POST",
        "https://api.example/import/c",
        HEADERS,
        json='{"from":"f"}',
    )
    assert result == from_json(
        Model,
        '{"extra": "extra", "str": "str", "list": ["list"]}',
    )


def test_import__sends_everything(server: Server) -> None:
    client = server.answers(200, '{"extra": "extra", "str": "str", "list": ["list"]}')
    server.result(
        client.class_.import_(
            class_="c",
            from_="f",
            self_="s",
            options_="o",
            timeout_=5,
            to_dict="to_dict",
            none=4,
        ),
    )
    server.received(
        "POST",
        "https://api.example/import/c?self=s&options=o&timeout=5",
        HEADERS,
        json='{"from":"f","to_dict":"to_dict","None":4}',
    )


def test_import__raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.class_.import_(class_="c", from_="f"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_import__shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"extra": "extra", "str": "str", "list": ["list"]}')
    status, result = server.raw(client, client.class_.import_, class_="c", from_="f")
    assert status == 200
    assert result == from_json(
        Model,
        '{"extra": "extra", "str": "str", "list": ["list"]}',
    )
    client = server.answers(200, '{"extra": "extra", "str": "str", "list": ["list"]}')
    status, result = server.streamed(
        client,
        client.class_.import_,
        class_="c",
        from_="f",
    )
    assert status == 200
    assert result == from_json(
        Model,
        '{"extra": "extra", "str": "str", "list": ["list"]}',
    )
