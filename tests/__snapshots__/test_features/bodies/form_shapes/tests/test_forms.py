"""Requests, results and errors of the ``forms`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_form_shapes import from_json
from bodies_form_shapes.errors import NotFoundError
from bodies_form_shapes.models import Code

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_create_list_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.create_list(body="body"))
    server.received(
        "POST",
        "https://api.example/lists",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"body",
    )
    assert result is None


def test_create_list_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.create_list(body="body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_text_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.create_text(body="a=1&b=2"))
    server.received(
        "POST",
        "https://api.example/texts",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"a=1&b=2",
    )
    assert result is None


def test_create_text_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.create_text(body="a=1&b=2"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_part_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.create_part(body=b"body"))
    server.received(
        "POST",
        "https://api.example/parts",
        {**HEADERS, "content-type": "multipart/form-data"},
        body=b"body",
    )
    assert result is None


def test_create_part_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.create_part(body=b"body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_either_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.create_either())
    server.received("POST", "https://api.example/either", HEADERS)
    assert result is None


def test_create_either_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.forms.create_either(file=b"file"))
    server.received(
        "POST",
        "https://api.example/either",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[("file", "file", "application/octet-stream", b"file")],
    )


def test_create_either_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.create_either())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_token_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.create_token())
    server.received("POST", "https://api.example/tokens", HEADERS)
    assert result is None


def test_create_token_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.forms.create_token(
            body=from_json(Code, {"id": 1, "code": "c", "type": "t"}),
        ),
    )
    server.received(
        "POST",
        "https://api.example/tokens",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"id=1&type=t&code=c",
    )


def test_create_token_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.create_token())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_create_nullable_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.create_nullable())
    server.received("POST", "https://api.example/nullable", HEADERS)
    assert result is None


def test_create_nullable_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.forms.create_nullable(a="a"))
    server.received(
        "POST",
        "https://api.example/nullable",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"a=a",
    )


def test_create_nullable_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.create_nullable())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_empty_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.get_empty())
    server.received("GET", "https://api.example/empty", HEADERS)
    assert result is None


def test_get_empty_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.get_empty())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_empty_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.forms.get_empty)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.forms.get_empty)
    assert status == 204
    assert result is None
