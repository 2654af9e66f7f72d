"""Requests, results and errors of the ``jobs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from responses_success_union import from_json
from responses_success_union.errors import NotFoundError
from responses_success_union.models import Result

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}


def test_start_job_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"value": 7.5}')
    result = server.result(client.jobs.start_job())
    server.received("POST", "https://api.example/jobs", HEADERS)
    assert result == from_json(Result, '{"value": 7.5}')


def test_start_job_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.jobs.start_job())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_start_job_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"value": 7.5}')
    status, result = server.raw(client, client.jobs.start_job)
    assert status == 200
    assert result == from_json(Result, '{"value": 7.5}')
    client = server.answers(200, '{"value": 7.5}')
    status, result = server.streamed(client, client.jobs.start_job)
    assert status == 200
    assert result == from_json(Result, '{"value": 7.5}')
