"""Requests, results and errors of the ``notes`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_xml_beside_json import from_json
from bodies_xml_beside_json.errors import BadRequestError, NotFoundError
from bodies_xml_beside_json.models import Note, Problem

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/xml, application/json, application/problem+xml"}

ADD_ERROR_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<problem xmlns="urn:ietf:rfc:7807">
  <kind>Problem</kind>
  <title>No</title>
</problem>
"""

ADD_ANSWER_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<Note>
  <kind>Note</kind>
  <text>hi</text>
</Note>
"""


def test_add_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"kind": "Note", "text": "hi"}')
    result = server.result(client.notes.add(text="hi"))
    server.received(
        "POST",
        "https://api.example/notes",
        HEADERS,
        json='{"text":"hi","kind":"Note"}',
    )
    assert result == from_json(Note, '{"kind": "Note", "text": "hi"}')


def test_add_raises_its_error(server: Server) -> None:
    client = server.answers(400, ADD_ERROR_TEXT, "application/problem+xml")
    with pytest.raises(BadRequestError) as raised:
        server.result(client.notes.add(text="hi"))
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Problem, '{"kind": "Problem", "title": "No"}')


def test_add_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"kind": "Note", "text": "hi"}')
    status, result = server.raw(client, client.notes.add, text="hi")
    assert status == 200
    assert result == from_json(Note, '{"kind": "Note", "text": "hi"}')
    client = server.answers(200, '{"kind": "Note", "text": "hi"}')
    status, result = server.streamed(client, client.notes.add, text="hi")
    assert status == 200
    assert result == from_json(Note, '{"kind": "Note", "text": "hi"}')


def test_add__as_xml_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, ADD_ANSWER_TEXT, "application/xml")
    result = server.result(
        client.notes.add(text="hi", extra_headers={"Content-Type": "application/xml"}),
    )
    server.received(
        "POST",
        "https://api.example/notes",
        {**HEADERS, "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<Note>",
                b"<kind>Note</kind>",
                b"<text>hi</text>",
                b"</Note>",
            ],
        ),
    )
    assert result == from_json(Note, '{"kind": "Note", "text": "hi"}')


def test_add__as_xml_raises_its_error(server: Server) -> None:
    client = server.answers(400, ADD_ERROR_TEXT, "application/problem+xml")
    with pytest.raises(BadRequestError) as raised:
        server.result(
            client.notes.add(
                text="hi",
                extra_headers={"Content-Type": "application/xml"},
            ),
        )
    assert raised.value.status_code == 400
    assert raised.value.body == from_json(Problem, '{"kind": "Problem", "title": "No"}')


def test_set_pet_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, "some content", "application/xml")
    result = server.result(client.notes.set_pet(body={"kind": "Note", "text": "hi"}))
    server.received(
        "PUT",
        "https://api.example/pets",
        {"accept": "application/xml", "content-type": "application/xml"},
        body=b"".join(
            [
                b'<?xml version="1.0" encoding="UTF-8"?>',
                b"<Note>",
                b"<kind>Note</kind>",
                b"<text>hi</text>",
                b"</Note>",
            ],
        ),
    )
    assert result == "some content"


def test_set_pet_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.notes.set_pet(body={"kind": "Note", "text": "hi"}))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_set_pet_shows_its_response(server: Server) -> None:
    client = server.answers(200, "some content", "application/xml")
    status, result = server.raw(
        client,
        client.notes.set_pet,
        body={"kind": "Note", "text": "hi"},
    )
    assert status == 200
    assert result == "some content"
    client = server.answers(200, "some content", "application/xml")
    status, result = server.streamed(
        client,
        client.notes.set_pet,
        body={"kind": "Note", "text": "hi"},
    )
    assert status == 200
    assert result == "some content"
