"""Requests, results and errors of the ``jobs`` operations."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from json import loads
from typing import TYPE_CHECKING

import pytest
from schemas_notations import from_json
from schemas_notations.errors import NotFoundError
from schemas_notations.models import Job

if TYPE_CHECKING:
    from conftest import Server

HEADERS = {"accept": "application/json"}

JOB = """{
  "start": "12:00",
  "end": "18:30:00+02:00",
  "since": "2026-02-03T04:05Z",
  "day": "0999-01-02",
  "week": "2020-10-15",
  "keep": "72h",
  "wait": "90s",
  "rest": "PT36H",
  "limits": [
    "36h"
  ]
}"""


def test_add_job_sends_what_is_required(server: Server) -> None:
    client = server.answers(200, JOB)
    result = server.result(
        client.jobs.add_job(
            every="3600",
            start=time(12, 0),
            keep="72h",
            body_wait="90s",
            rest="PT36H",
        ),
    )
    sent = """{
  "start": "12:00:00",
  "keep": "72h",
  "wait": "90s",
  "rest": "PT36H"
}"""
    server.received("POST", "https://api.test/jobs?every=3600", HEADERS, json=sent)
    assert result == from_json(Job, JOB)


def test_add_job_sends_everything(server: Server) -> None:
    client = server.answers(200, JOB)
    server.result(
        client.jobs.add_job(
            every="3600",
            start=time(12, 0),
            keep="72h",
            body_wait="90s",
            rest="PT36H",
            wait="1h30m",
            end=time(18, 30, tzinfo=timezone(timedelta(minutes=120))),
            since=datetime(2026, 2, 3, 4, 5, tzinfo=UTC),
            day=date(999, 1, 2),
            week=date(2020, 10, 15),
            limits=["36h"],
        ),
    )
    sent = """{
  "start": "12:00:00",
  "keep": "72h",
  "wait": "90s",
  "rest": "PT36H",
  "end": "18:30:00+02:00",
  "since": "2026-02-03T04:05:00Z",
  "day": "0999-01-02",
  "week": "2020-10-15",
  "limits": [
    "36h"
  ]
}"""
    server.received(
        "POST",
        "https://api.test/jobs?every=3600&wait=1h30m",
        HEADERS,
        json=sent,
    )


def test_add_job_raises_its_error(server: Server) -> None:
    client = server.answers(404, '{"message": "Not here."}')
    with pytest.raises(NotFoundError) as raised:
        server.result(
            client.jobs.add_job(
                every="3600",
                start=time(12, 0),
                keep="72h",
                body_wait="90s",
                rest="PT36H",
            ),
        )
    assert raised.value.status_code == 404
    assert raised.value.body == loads('{"message": "Not here."}')


def test_add_job_shows_its_response(server: Server) -> None:
    client = server.answers(200, JOB)
    status, result = server.raw(
        client,
        client.jobs.add_job,
        every="3600",
        start=time(12, 0),
        keep="72h",
        body_wait="90s",
        rest="PT36H",
    )
    assert status == 200
    assert result == from_json(Job, JOB)
    client = server.answers(200, JOB)
    status, result = server.streamed(
        client,
        client.jobs.add_job,
        every="3600",
        start=time(12, 0),
        keep="72h",
        body_wait="90s",
        rest="PT36H",
    )
    assert status == 200
    assert result == from_json(Job, JOB)
