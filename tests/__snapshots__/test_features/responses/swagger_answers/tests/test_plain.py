"""Requests, results and errors of the ``plain`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_swagger_answers.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server


def test_get_table_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "text/csv")
    result = server.result(client.plain.get_table())
    server.received("GET", "https://api.example/table", {"accept": "text/csv"})
    assert result == "some content"


def test_get_table_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_table())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_paper_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/pdf")
    result = server.result(client.plain.get_paper())
    server.received("GET", "https://api.example/paper", {"accept": "application/pdf"})
    assert result == b"some content"


def test_get_paper_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_paper())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_dump_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/octet-stream")
    result = server.result(client.plain.get_dump())
    server.received(
        "GET",
        "https://api.example/dump",
        {"accept": "application/octet-stream"},
    )
    assert result == b"some content"


def test_get_dump_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_dump())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_dump_shows_its_response(server: Server) -> None:
    client = server.answers(200, b"some content", "application/octet-stream")
    status, result = server.raw(client, client.plain.get_dump)
    assert status == 200
    assert result == b"some content"
    client = server.answers(200, b"some content", "application/octet-stream")
    status, result = server.streamed(client, client.plain.get_dump)
    assert status == 200
    assert result == b"some content"


def test_get_photo_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    result = server.result(client.plain.get_photo())
    server.received("GET", "https://api.example/photo", {"accept": "image/png"})
    assert result == b"some content"


def test_get_photo_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_photo())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_icon_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    result = server.result(client.plain.get_icon())
    server.received("GET", "https://api.example/icon", {"accept": "image/png"})
    assert result == b"some content"


def test_get_icon_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.plain.get_icon())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
