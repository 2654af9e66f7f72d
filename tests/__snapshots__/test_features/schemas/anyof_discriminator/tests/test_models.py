"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_anyof_discriminator import from_json, to_json
from schemas_anyof_discriminator.models import Change, Event, Fault, Job, Person

NEW = '{"not_in_the_document": [1]}'

FAULT = """{
  "kind": "failed",
  "why": "why",
  "source": {"type": "person", "mail": "mail"}
}"""

FAULT_VARIANT = """{
  "kind": "failed",
  "why": "why",
  "source": {"type": "person"}
}"""


@pytest.mark.parametrize("model", [Change, Fault, Person, Job])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_change_survives_json() -> None:
    value = from_json(Change, '{"kind": "added", "key": "k"}')
    assert value.kind == "added"
    assert value.key == "k"
    written = loads(to_json(value))
    assert written == loads('{"kind": "added", "key": "k"}')


def test_change_keeps_new_values() -> None:
    value = from_json(Change, '{"kind": "not-in-the-document", "key": "k"}')
    assert value.kind == "not-in-the-document"


def test_fault_survives_json() -> None:
    value = from_json(Fault, FAULT)
    assert value.kind == "failed"
    assert value.why == "why"
    written = loads(to_json(value))
    assert written == loads(FAULT)


def test_person_survives_json() -> None:
    value = from_json(Person, '{"type": "person", "mail": "mail"}')
    assert value.type == "person"
    assert value.mail == "mail"
    written = loads(to_json(value))
    assert written == loads('{"type": "person", "mail": "mail"}')


def test_job_survives_json() -> None:
    value = from_json(Job, '{"type": "job", "number": 8}')
    assert value.type == "job"
    assert value.number == 8
    written = loads(to_json(value))
    assert written == loads('{"type": "job", "number": 8}')


def test_event_has_the_class_of_its_variant() -> None:
    value = from_json(Event, '{"kind": "added", "key": "k"}')
    assert value.__class__ is Change
    value = from_json(Event, '{"kind": "removed", "key": "k"}')
    assert value.__class__ is Change
    value = from_json(Event, '{"kind": "failed", "why": "why"}')
    assert value.__class__ is Fault


def test_fault_has_the_class_of_its_variant() -> None:
    value = from_json(Fault, FAULT_VARIANT)
    assert value.source.__class__ is Person
    value = from_json(
        Fault,
        '{"kind": "failed", "why": "why", "source": {"type": "job"}}',
    )
    assert value.source.__class__ is Job
