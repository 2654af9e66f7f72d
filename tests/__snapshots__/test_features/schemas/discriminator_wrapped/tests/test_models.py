"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_discriminator_wrapped import from_json, to_json
from schemas_discriminator_wrapped.models import Copy, Job, Move, Wait, Wipe

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Copy, Move, Wipe, Wait])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_copy_survives_json() -> None:
    value = from_json(Copy, '{"kind": "copy", "from": "from"}')
    assert value.kind == "copy"
    assert value.from_ == "from"
    written = loads(to_json(value))
    assert written == loads('{"kind": "copy", "from": "from"}')


def test_move_survives_json() -> None:
    value = from_json(Move, '{"kind": "move", "to": "to"}')
    assert value.kind == "move"
    assert value.to == "to"
    written = loads(to_json(value))
    assert written == loads('{"kind": "move", "to": "to"}')


def test_wipe_survives_json() -> None:
    value = from_json(Wipe, '{"kind": "wipe", "all": true}')
    assert value.kind == "wipe"
    assert value.all is True
    written = loads(to_json(value))
    assert written == loads('{"kind": "wipe", "all": true}')


def test_wipe_keeps_new_values() -> None:
    value = from_json(Wipe, '{"kind": "not-in-the-document", "all": true}')
    assert value.kind == "not-in-the-document"


def test_wait_survives_json() -> None:
    value = from_json(Wait, '{"kind": "wait", "seconds": 3}')
    assert value.kind == "wait"
    assert value.seconds == 3
    written = loads(to_json(value))
    assert written == loads('{"kind": "wait", "seconds": 3}')


def test_job_has_the_class_of_its_variant() -> None:
    value = from_json(Job, '{"kind": "copy", "from": "from"}')
    assert value.__class__ is Copy
    value = from_json(Job, '{"kind": "move", "to": "to"}')
    assert value.__class__ is Move
    value = from_json(Job, '{"kind": "wipe", "all": true}')
    assert value.__class__ is Wipe
    value = from_json(Job, '{"kind": "wait"}')
    assert value.__class__ is Wait
