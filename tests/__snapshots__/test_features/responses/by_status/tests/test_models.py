"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from responses_by_status import from_json, to_json
from responses_by_status.models import Job, Missing, Problem

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Job, Missing, Problem])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_job_survives_json() -> None:
    value = from_json(Job, '{"state": "state"}')
    assert value.state == "state"
    written = loads(to_json(value))
    assert written == loads('{"state": "state"}')


def test_missing_survives_json() -> None:
    value = from_json(Missing, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')


def test_problem_survives_json() -> None:
    value = from_json(Problem, '{"title": "title"}')
    assert value.title == "title"
    written = loads(to_json(value))
    assert written == loads('{"title": "title"}')
