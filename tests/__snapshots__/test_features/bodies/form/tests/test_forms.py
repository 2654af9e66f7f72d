"""Requests, results and errors of the ``forms`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from bodies_form.errors import NotFoundError

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "*/*"}


def test_send_sends_what_is_required(server: Server) -> None:
    client = server.answers(204)
    result = server.result(client.forms.send(name="a b&c=d+é"))
    server.received(
        "POST",
        "https://api.example/forms",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"name=a+b%26c%3Dd%2B%C3%A9",
    )
    assert result is None


def test_send_sends_everything(server: Server) -> None:
    client = server.answers(204)
    server.result(
        client.forms.send(
            name="a b&c=d+é",
            ids=[1, 2],
            home={"city": "Paris"},
            deep={"a": 1},
            flat=["x", "y"],
        ),
    )
    server.received(
        "POST",
        "https://api.example/forms",
        {**HEADERS, "content-type": "application/x-www-form-urlencoded"},
        body=b"name=a+b%26c%3Dd%2B%C3%A9&ids=1&ids=2&home=%7B%22city%22%3A%22Paris%22%7D&deep%5Ba%5D=1&flat=x,y",
    )


def test_send_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.forms.send(name="a b&c=d+é"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_send_shows_its_response(server: Server) -> None:
    client = server.answers(204)
    status, result = server.raw(client, client.forms.send, name="a b&c=d+é")
    assert status == 204
    assert result is None
    client = server.answers(204)
    status, result = server.streamed(client, client.forms.send, name="a b&c=d+é")
    assert status == 204
    assert result is None
