"""Requests, results and errors of the ``raw`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_binary_and_text import to_json
from responses_binary_and_text.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_get_image_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    result = server.result(client.raw.get_image())
    server.received("GET", "https://api.example/image", {"accept": "image/png"})
    assert result == b"some content"


def test_get_image_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.raw.get_image())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_bytes_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "application/octet-stream")
    result = server.result(client.raw.get_bytes())
    server.received(
        "GET",
        "https://api.example/bytes",
        {"accept": "application/octet-stream"},
    )
    assert result == b"some content"


def test_get_bytes_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.raw.get_bytes())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_bytes_shows_its_response(server: Server) -> None:
    client = server.answers(200, b"some content", "application/octet-stream")
    status, result = server.raw(client, client.raw.get_bytes)
    assert status == 200
    assert result == b"some content"
    client = server.answers(200, b"some content", "application/octet-stream")
    status, result = server.streamed(client, client.raw.get_bytes)
    assert status == 200
    assert result == b"some content"


def test_get_text_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "text/plain")
    result = server.result(client.raw.get_text())
    server.received("GET", "https://api.example/text", {"accept": "text/plain"})
    assert result == "some content"


def test_get_text_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.raw.get_text())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_word_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '"text"')
    result = server.result(client.raw.get_word())
    server.received("GET", "https://api.example/word", HEADERS)
    written = loads(to_json(result))
    assert written == loads('"text"')


def test_get_word_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.raw.get_word())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_word_shows_its_response(server: Server) -> None:
    client = server.answers(200, '"text"')
    status, result = server.raw(client, client.raw.get_word)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')
    client = server.answers(200, '"text"')
    status, result = server.streamed(client, client.raw.get_word)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"text"')


def test_get_photo_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    result = server.result(client.raw.get_photo())
    server.received("GET", "https://api.example/photo", {"accept": "image/png"})
    assert result == b"some content"


def test_get_photo_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.raw.get_photo())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_icon_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    result = server.result(client.raw.get_icon())
    server.received("GET", "https://api.example/icon", {"accept": "image/png"})
    assert result == b"some content"


def test_get_icon_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.raw.get_icon())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_logo_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, b"some content", "image/png")
    result = server.result(client.raw.get_logo())
    server.received("GET", "https://api.example/logo", {"accept": "image/png"})
    assert result == b"some content"


def test_get_logo_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.raw.get_logo())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
