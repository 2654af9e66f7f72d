"""Requests, results and errors of the ``jobs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from responses_by_status import from_json
from responses_by_status.errors import NotFoundError
from responses_by_status.models import Job, Missing

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json, application/problem+json"}


def test_get_job_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, '{"state": "state"}')
    result = server.result(client.jobs.get_job(id=1))
    server.received("GET", "https://api.example/jobs/1", HEADERS)
    assert result == from_json(Job, '{"state": "state"}')


def test_get_job_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"id": 3}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.jobs.get_job(id=1))
    assert raised.value.status_code == 404
    assert raised.value.body == from_json(Missing, '{"id": 3}')


def test_get_job_shows_its_response(server: Server) -> None:
    client = server.answers(200, '{"state": "state"}')
    status, result = server.raw(client, client.jobs.get_job, id=1)
    assert status == 200
    assert result == from_json(Job, '{"state": "state"}')
    client = server.answers(200, '{"state": "state"}')
    status, result = server.streamed(client, client.jobs.get_job, id=1)
    assert status == 200
    assert result == from_json(Job, '{"state": "state"}')
