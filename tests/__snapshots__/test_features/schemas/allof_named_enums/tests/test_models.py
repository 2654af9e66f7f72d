"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_allof_named_enums import from_json, to_json
from schemas_allof_named_enums.models import Base, Job

NEW = '{"not_in_the_document": [1]}'

JOB = """{
  "kept": "new",
  "same": "new",
  "both": "done",
  "none": "lost"
}"""


@pytest.mark.parametrize("model", [Base, Job])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_base_survives_json() -> None:
    value = from_json(
        Base,
        '{"kept": "new", "same": "new", "both": "new", "none": "new"}',
    )
    assert value.kept == "new"
    assert value.same == "new"
    assert value.both == "new"
    assert value.none == "new"
    written = loads(to_json(value))
    assert written == loads(
        '{"kept": "new", "same": "new", "both": "new", "none": "new"}',
    )


def test_job_survives_json() -> None:
    value = from_json(Job, JOB)
    assert value.kept == "new"
    assert value.same == "new"
    assert value.both == "done"
    assert value.none == "lost"
    written = loads(to_json(value))
    assert written == loads(JOB)
