"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from json import loads

import pytest

from schemas_notations import from_json, to_json
from schemas_notations.models import Job

NEW = '{"not_in_the_document": [1]}'

JOB = """{
  "start": "12:00",
  "end": "18:30:00+02:00",
  "since": "2026-02-03T04:05Z",
  "day": "0999-01-02",
  "week": "2020-10-15",
  "keep": "72h",
  "wait": "90s",
  "rest": "PT36H",
  "limits": ["36h"]
}"""


@pytest.mark.parametrize("model", [Job])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_job_survives_json() -> None:
    value = from_json(Job, JOB)
    assert value.start == time(12, 0)
    assert value.end == time(18, 30, tzinfo=timezone(timedelta(minutes=120)))
    assert value.since == datetime(2026, 2, 3, 4, 5, tzinfo=UTC)
    assert value.day == date(999, 1, 2)
    assert value.week == date(2020, 10, 15)
    assert value.keep == "72h"
    assert value.wait == "90s"
    assert value.limits == ["36h"]
    written = loads(to_json(value))
    assert written == loads(JOB)
