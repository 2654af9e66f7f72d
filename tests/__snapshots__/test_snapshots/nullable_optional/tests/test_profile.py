"""Requests, results and errors of the ``profile`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from absent_or_null import from_json
from absent_or_null.errors import NotFoundError
from absent_or_null.models import Profile

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

PROFILE = """{
  "name": "name",
  "phone": "phone",
  "city": "city",
  "motto": "motto"
}"""


def test_change_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, PROFILE)
    result = server.result(client.profile.change(name="name", phone="phone"))
    server.received(
        "PATCH",
        "https://nothing.example/profile",
        HEADERS,
        json='{"name":"name","phone":"phone"}',
    )
    assert result == from_json(Profile, PROFILE)


def test_change_sends_everything(server: Server) -> None:
    client = server.answers(200, PROFILE)
    server.result(
        client.profile.change(name="name", phone="phone", city="city", motto="motto"),
    )
    sent = """{
  "name": "name",
  "phone": "phone",
  "city": "city",
  "motto": "motto"
}"""
    server.received("PATCH", "https://nothing.example/profile", HEADERS, json=sent)


def test_change_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.profile.change(name="name", phone="phone"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_change_shows_its_response(server: Server) -> None:
    client = server.answers(200, PROFILE)
    status, result = server.raw(
        client,
        client.profile.change,
        name="name",
        phone="phone",
    )
    assert status == 200
    assert result == from_json(Profile, PROFILE)
    client = server.answers(200, PROFILE)
    status, result = server.streamed(
        client,
        client.profile.change,
        name="name",
        phone="phone",
    )
    assert status == 200
    assert result == from_json(Profile, PROFILE)
