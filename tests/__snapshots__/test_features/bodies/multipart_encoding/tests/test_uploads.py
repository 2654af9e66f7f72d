"""Requests, results and errors of the ``uploads`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_multipart_encoding.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_upload_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.uploads.upload(photo=b"photo", meta={}, photo_x_rate=3),
    )
    server.received(
        "POST",
        "https://api.example/uploads",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("photo", "photo", "image/png", b"photo", "X-Kind: small", "X-Rate: 3"),
            ("meta", "", "application/vnd.meta+json", b"{}"),
        ],
    )
    assert result is None


def test_upload_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.uploads.upload(
            photo=b"photo",
            meta={"a": 1},
            photo_x_rate=3,
            paper=b"paper",
            list=["a", "b"],
            meta_x_tags=["X-Tags"],
        ),
    )
    server.received(
        "POST",
        "https://api.example/uploads",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("photo", "photo", "image/png", b"photo", "X-Kind: small", "X-Rate: 3"),
            ("meta", "", "application/vnd.meta+json", b'{"a":1}', "X-Tags: X-Tags"),
            ("paper", "paper", "application/pdf", b"paper"),
            ("list", "", "", b"a,b"),
        ],
    )


def test_upload_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.uploads.upload(photo=b"photo", meta={}, photo_x_rate=3))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_upload_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(
        client,
        client.uploads.upload,
        photo=b"photo",
        meta={},
        photo_x_rate=3,
    )
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.uploads.upload,
        photo=b"photo",
        meta={},
        photo_x_rate=3,
    )
    assert status == 204
    assert result is None
