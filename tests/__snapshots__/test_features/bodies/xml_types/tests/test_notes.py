"""Requests, results and errors of the ``notes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_xml_types.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.notes.add())
    server.received(
        "POST",
        "https://api.example/notes",
        {**HEADERS, "content-type": "application/xml; charset=utf-8"},
        body=b'<?xml version="1.0" encoding="UTF-8"?><Note/>',
    )
    assert result is None


def test_add_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.notes.add(text="text"))
    server.received(
        "POST",
        "https://api.example/notes",
        {**HEADERS, "content-type": "application/xml; charset=utf-8"},
        body=b'<?xml version="1.0" encoding="UTF-8"?><Note><text>text</text></Note>',
    )


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.add())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.notes.add)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.notes.add)
    assert status == 204
    assert result is None


def test_add__as_xml_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.notes.add(extra_headers={"Content-Type": "application/xml"}),
    )
    server.received(
        "POST",
        "https://api.example/notes",
        {**HEADERS, "content-type": "application/xml"},
        body=b'<?xml version="1.0" encoding="UTF-8"?><Note/>',
    )
    assert result is None


def test_add__as_xml_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.notes.add(
            text="text",
            extra_headers={"Content-Type": "application/xml"},
        ),
    )
    server.received(
        "POST",
        "https://api.example/notes",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<Note>",
                b"<text>text</text>",
                b"</Note>",
            ],
        ),
    )


def test_add__as_xml_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.notes.add(extra_headers={"Content-Type": "application/xml"}),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_draft_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(
        client.notes.add_draft(body="<Note><text>ready</text></Note>"),
    )
    server.received(
        "POST",
        "https://api.example/drafts",
        {**HEADERS, "content-type": "application/xml"},
        body=b"<Note><text>ready</text></Note>",
    )
    assert result is None


def test_add_draft_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.add_draft(body="<Note><text>ready</text></Note>"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
