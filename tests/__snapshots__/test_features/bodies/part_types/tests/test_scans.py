"""Requests, results and errors of the ``scans`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_part_types import to_json
from bodies_part_types.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "text/plain"}


def test_create_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "aGVsbG8=", "text/plain")
    result = server.result(client.scans.create())
    server.received(
        "POST",
        "https://api.example/scans",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[],
    )
    written = loads(to_json(result))
    assert written == loads('"aGVsbG8="')


def test_create_sends_everything(server: Server) -> None:
    client = server.answers(200, "aGVsbG8=", "text/plain")
    server.result(
        client.scans.create(
            page=b"\xfb\xff",
            back=b"\xfb\xff",
            seal="seal",
            extras=[b"extras"],
            file=b"file",
            cover=b"cover",
            key=b"\xfb\xff",
            keys=[b"\xfb\xff", b"hi"],
            token=b"\xfb\xff",
            notes='{"a": 1}',
        ),
    )
    server.received(
        "POST",
        "https://api.example/scans",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("page", "", "image/png", b"+/8="),
            ("back", "", "image/png", b"+/8="),
            ("seal", "", "image/svg+xml", b"seal"),
            ("extras", "extras", "image/gif", b"extras"),
            ("file", "file", "application/octet-stream", b"file"),
            ("cover", "cover", "image/jpeg", b"cover"),
            ("key", "", "", b"+/8="),
            ("keys", "", "", b"+/8="),
            ("keys", "", "", b"aGk="),
            ("token", "", "", b"-_8="),
            ("notes", "", "application/json", b'{"a": 1}'),
        ],
    )


def test_create_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.scans.create())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_shows_its_response(server: Server) -> None:
    client = server.answers(200, "aGVsbG8=", "text/plain")
    status, result = server.raw(client, client.scans.create)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"aGVsbG8="')
    client = server.answers(200, "aGVsbG8=", "text/plain")
    status, result = server.streamed(client, client.scans.create)
    assert status == 200
    written = loads(to_json(result))
    assert written == loads('"aGVsbG8="')


def test_update_seal_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "2020-10-15", "text/plain")
    result = server.result(client.scans.update_seal(body=b"\xfb\xff"))
    server.received(
        "PUT",
        "https://api.example/seal",
        {**HEADERS, "content-type": "text/plain"},
        body=b"+/8=",
    )
    written = loads(to_json(result))
    assert written == loads('"2020-10-15"')


def test_update_seal_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.scans.update_seal(body=b"\xfb\xff"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_update_stamp_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.scans.update_stamp(body=b"body"))
    server.received(
        "PUT",
        "https://api.example/stamp",
        {"accept": "*/*"},
        json='"body"',
    )
    assert result is None


def test_update_stamp_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.scans.update_stamp(body=b"body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_update_stamp_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.scans.update_stamp, body=b"body")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.scans.update_stamp, body=b"body")
    assert status == 204
    assert result is None
