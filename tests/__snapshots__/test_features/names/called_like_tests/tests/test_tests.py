"""Requests, results and errors of the ``tests`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest

from names_called_like_tests import from_json
from names_called_like_tests.errors import NotFoundError
from names_called_like_tests.models import TestResult as _TestResult

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_run_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"passed": true}')
    result = server.result(client.tests.run(name="name"))
    server.received(
        "POST",
        "https://checks.example.com/tests",
        HEADERS,
        json='{"name":"name"}',
    )
    assert result == from_json(_TestResult, '{"passed": true}')


def test_run_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.tests.run(name="name"))
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_run_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"passed": true}')
    status, result = server.raw(client, client.tests.run, name="name")
    assert status == 200
    assert result == from_json(_TestResult, '{"passed": true}')
    client = server.answers(200, '{"passed": true}')
    status, result = server.streamed(client, client.tests.run, name="name")
    assert status == 200
    assert result == from_json(_TestResult, '{"passed": true}')
