"""Requests, results and errors of the ``forms`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_swagger_forms.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_login_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.login())
    server.received(
        "POST",
        "https://api.example/login",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"user=ada",
    )
    assert result is None


def test_login_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.forms.login(roles=["r", "r"]))
    server.received(
        "POST",
        "https://api.example/login",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"user=ada&roles=r&roles=r",
    )


def test_login_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.login())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_login_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.forms.login)
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.forms.login)
    assert status == 204
    assert result is None


def test_set_avatar_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.set_avatar(file=b"file"))
    server.received(
        "POST",
        "https://api.example/avatar",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[("file", "file", "application/octet-stream", b"file")],
    )
    assert result is None


def test_set_avatar_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(client.forms.set_avatar(file=b"file", title="me"))
    server.received(
        "POST",
        "https://api.example/avatar",
        {**HEADERS, "content-type": "multipart/form-data"},
        parts=[
            ("file", "file", "application/octet-stream", b"file"),
            ("title", "", "", b"me"),
        ],
    )


def test_set_avatar_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.set_avatar(file=b"file"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')
