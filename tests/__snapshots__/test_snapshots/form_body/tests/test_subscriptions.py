"""Requests, results and errors of the ``subscriptions`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from form_body.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_subscribe_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.subscriptions.subscribe(email="email"))
    server.received(
        "POST",
        "https://forms.example/subscriptions",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"email=email",
    )
    assert result is None


def test_subscribe_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.subscriptions.subscribe(email="email", topic=["topic"], weekly=True),
    )
    server.received(
        "POST",
        "https://forms.example/subscriptions",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"email=email&topic=topic&weekly=true",
    )


def test_subscribe_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.subscriptions.subscribe(email="email"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_subscribe_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.subscriptions.subscribe, email="email")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(
        client,
        client.subscriptions.subscribe,
        email="email",
    )
    assert status == 204
    assert result is None
