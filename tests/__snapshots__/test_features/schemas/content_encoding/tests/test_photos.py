"""Requests, results and errors of the ``photos`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_content_encoding.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_photo_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.photos.add_photo(data=b"\x89PNG"))
    server.received(
        "POST",
        "https://api.test/photos",
        HEADERS,
        json='{"data":"iVBORw=="}',
    )
    assert result is None


def test_add_photo_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.photos.add_photo(data=b"\x89PNG", note="note", meta="meta"))
    server.received(
        "POST",
        "https://api.test/photos",
        HEADERS,
        json='{"data":"iVBORw==","note":"note","meta":"meta"}',
    )


def test_add_photo_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.photos.add_photo(data=b"\x89PNG"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_photo_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.photos.add_photo, data=b"\x89PNG")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.photos.add_photo, data=b"\x89PNG")
    assert status == 204
    assert result is None
