"""Requests, results and errors of the ``größen`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_scripts import from_json
from names_scripts.errors import NotFoundError
from names_scripts.models import Größe

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_größe_holen_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')
    result = server.result(client.größen.größe_holen(名前="東京"))
    server.received(
        "GET",
        "https://api.example/gr%C3%B6%C3%9Fe/%E6%9D%B1%E4%BA%AC",
        HEADERS,
    )
    assert result == from_json(Größe, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')


def test_größe_holen_sends_everything(server: Server) -> None:
    client = server.answers(200, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')
    server.result(
        client.größen.größe_holen(
            名前="東京",
            filter="a",
            commercial_at="b",
            value_2fa="c",
        ),
    )
    server.received(
        "GET",
        "https://api.example/gr%C3%B6%C3%9Fe/%E6%9D%B1%E4%BA%AC?%24filter=a&%40=b&2fa=c",
        HEADERS,
    )


def test_größe_holen_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.größen.größe_holen(名前="東京"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_größe_holen_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')
    status, result = server.raw(client, client.größen.größe_holen, 名前="東京")
    assert status == 200
    assert result == from_json(Größe, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')
    client = server.answers(200, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')
    status, result = server.streamed(client, client.größen.größe_holen, 名前="東京")
    assert status == 200
    assert result == from_json(Größe, '{"höhe": 6, "🙂": "🙂", "-": "-", "_": "_"}')
