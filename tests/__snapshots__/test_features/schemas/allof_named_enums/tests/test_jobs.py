"""Requests, results and errors of the ``jobs`` operations."""

from __future__ import annotations

from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_allof_named_enums import from_json
from schemas_allof_named_enums.errors import NotFoundError
from schemas_allof_named_enums.models import Job

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

JOB = """{
  "kept": "new",
  "same": "new",
  "both": "done",
  "none": "lost"
}"""


def test_get_job_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, JOB)
    result = server.result(client.jobs.get_job())
    server.received("GET", "https://api.test/jobs", HEADERS)
    assert result == from_json(Job, JOB)


def test_get_job_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(client.jobs.get_job())
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_get_job_shows_its_response(server: Server) -> None:
    client = server.answers(200, JOB)
    status, result = server.raw(client, client.jobs.get_job)
    assert status == 200
    assert result == from_json(Job, JOB)
    client = server.answers(200, JOB)
    status, result = server.streamed(client, client.jobs.get_job)
    assert status == 200
    assert result == from_json(Job, JOB)
