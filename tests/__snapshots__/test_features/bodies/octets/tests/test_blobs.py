"""Requests, results and errors of the ``blobs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_octets.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_update_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.blobs.update(body=b"body"))
    server.received(
        "PUT",
        "https://api.example/blob",
        {**HEADERS, "content-type": "application/octet-stream"},
        body=b"body",
    )
    assert result is None


def test_update_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.blobs.update(body=b"body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_update_image_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.blobs.update_image())
    server.received("PUT", "https://api.example/image", HEADERS)
    assert result is None


def test_update_image_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.blobs.update_image(body=b"body"))
    server.received(
        "PUT",
        "https://api.example/image",
        {**HEADERS, "content-type": "image/png"},
        body=b"body",
    )


def test_update_image_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.blobs.update_image())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_update_image_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.blobs.update_image)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.blobs.update_image)
    assert status == 204
    assert result is None
