"""Requests, results and errors of the ``notes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_several import from_json
from bodies_several.errors import NotFoundError
from bodies_several.models import Note

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/xml, application/json"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "hi"}')
    result = server.result(
        client.notes.add(body={"text": "hi"}, content_type="application/json"),
    )
    server.received("POST", "https://api.example/notes", HEADERS, json='{"text":"hi"}')
    assert result == from_json(Note, '{"text": "hi"}')


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.notes.add(body={"text": "hi"}, content_type="application/json"),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"text": "hi"}')
    status, result = server.raw(
        client,
        client.notes.add,
        body={"text": "hi"},
        content_type="application/json",
    )
    assert status == 200
    assert result == from_json(Note, '{"text": "hi"}')
    client = server.answers(200, '{"text": "hi"}')
    status, result = server.streamed(
        client,
        client.notes.add,
        body={"text": "hi"},
        content_type="application/json",
    )
    assert status == 200
    assert result == from_json(Note, '{"text": "hi"}')


def test_add__as_plain_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "hi"}')
    result = server.result(client.notes.add(body="body", content_type="text/plain"))
    server.received(
        "POST",
        "https://api.example/notes",
        {**HEADERS, "content-type": "text/plain"},
        body=b"body",
    )
    assert result == from_json(Note, '{"text": "hi"}')


def test_add__as_plain_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.add(body="body", content_type="text/plain"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add__as_x_www_form_urlencoded_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"text": "hi"}')
    result = server.result(
        client.notes.add(
            body={"text": "hi"},
            content_type="application/x-www-form-urlencoded",
        ),
    )
    server.received(
        "POST",
        "https://api.example/notes",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"text=hi",
    )
    assert result == from_json(Note, '{"text": "hi"}')


def test_add__as_x_www_form_urlencoded_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.notes.add(
                body={"text": "hi"},
                content_type="application/x-www-form-urlencoded",
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_photo_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.notes.add_photo())
    server.received("POST", "https://api.example/photos", {"accept": "*/*"})
    assert result is None


def test_add_photo_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.notes.add_photo(at="at", file=b"file"))
    server.received(
        "POST",
        "https://api.example/photos",
        {"accept": "*/*", "content-type": "multipart/form-data"},
        parts=[
            ("at", "", "", b"at"),
            ("file", "file", "application/octet-stream", b"file"),
        ],
    )


def test_add_photo_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.add_photo())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_photo_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.notes.add_photo)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.notes.add_photo)
    assert status == 204
    assert result is None
