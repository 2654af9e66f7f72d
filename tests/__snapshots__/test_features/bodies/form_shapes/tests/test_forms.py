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


def test_post_lists_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.post_lists(body="body"))
    server.received(
        "POST",
        "https://api.example/lists",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"body",
    )
    assert result is None


def test_post_lists_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.post_lists(body="body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_post_texts_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.post_texts(body="a=1&b=2"))
    server.received(
        "POST",
        "https://api.example/texts",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"a=1&b=2",
    )
    assert result is None


def test_post_texts_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.post_texts(body="a=1&b=2"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_post_parts_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.post_parts(body=b"body"))
    server.received(
        "POST",
        "https://api.example/parts",
        {**HEADERS, "content-type": "multipart/form-data"},
        body=b"body",
    )
    assert result is None


def test_post_parts_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.post_parts(body=b"body"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_post_either_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.post_either())
    server.received("POST", "https://api.example/either", HEADERS)
    assert result is None


def test_post_either_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.forms.post_either(file=b"file"))
    server.received(
        "POST",
        "https://api.example/either",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[("file", "file", "application/octet-stream", b"file")],
    )


def test_post_either_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.post_either())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_post_tokens_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.post_tokens())
    server.received("POST", "https://api.example/tokens", HEADERS)
    assert result is None


def test_post_tokens_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.forms.post_tokens(
            body=from_json(Code, {"id": 1, "code": "c", "type": "t"}),
        ),
    )
    server.received(
        "POST",
        "https://api.example/tokens",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"id=1&type=t&code=c",
    )


def test_post_tokens_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.post_tokens())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_post_nullable_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.post_nullable())
    server.received("POST", "https://api.example/nullable", HEADERS)
    assert result is None


def test_post_nullable_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.forms.post_nullable(a="a"))
    server.received(
        "POST",
        "https://api.example/nullable",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"a=a",
    )


def test_post_nullable_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.post_nullable())
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
