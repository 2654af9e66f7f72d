"""Requests, results and errors of the ``uploads`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_multipart.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_upload_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.uploads.upload(title="Sea é", photo=b"photo"))
    server.received(
        "POST",
        "https://api.example/uploads",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("title", "", "", b"Sea \xc3\xa9"),
            ("photo", "photo", "application/octet-stream", b"photo"),
        ],
    )
    assert result is None


def test_upload_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.uploads.upload(
            title="Sea é",
            photo=b"photo",
            count=2,
            tags=["a", "b"],
            place={"city": "Paris"},
            more=[b"more"],
        ),
    )
    server.received(
        "POST",
        "https://api.example/uploads",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("title", "", "", b"Sea \xc3\xa9"),
            ("photo", "photo", "application/octet-stream", b"photo"),
            ("count", "", "", b"2"),
            ("tags", "", "", b"a"),
            ("tags", "", "", b"b"),
            ("place", "", "application/json", b'{"city":"Paris"}'),
            ("more", "more", "application/octet-stream", b"more"),
        ],
    )


def test_upload_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.uploads.upload(title="Sea é", photo=b"photo"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_upload_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(
        client,
        client.uploads.upload,
        title="Sea é",
        photo=b"photo",
    )
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.uploads.upload,
        title="Sea é",
        photo=b"photo",
    )
    assert status == 204
    assert result is None
