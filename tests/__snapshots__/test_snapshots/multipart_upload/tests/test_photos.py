"""Requests, results and errors of the ``photos`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from upload.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_upload_photo_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.photos.upload_photo(file=b"file"))
    server.received(
        "POST",
        "https://photos.example/photos",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[("file", "file", "image/png", b"file")],
    )
    assert result is None


def test_upload_photo_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.photos.upload_photo(
            file=b"file",
            caption="caption",
            place={"latitude": 7.5, "longitude": 1.5},
        ),
    )
    server.received(
        "POST",
        "https://photos.example/photos",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("file", "file", "image/png", b"file"),
            ("caption", "", "", b"caption"),
            ("place", "", "application/json", b'{"latitude":7.5,"longitude":1.5}'),
        ],
    )


def test_upload_photo_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.photos.upload_photo(file=b"file"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_upload_photo_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.photos.upload_photo, file=b"file")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.photos.upload_photo, file=b"file")
    assert status == 204
    assert result is None
