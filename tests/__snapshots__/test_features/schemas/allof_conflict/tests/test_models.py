"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_allof_conflict import from_json, to_json
from schemas_allof_conflict.models import Thing

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Thing])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_thing_survives_json() -> None:
    value = from_json(Thing, '{"size": 6, "kind": "b"}')
    assert value.size == 6
    assert value.kind == "b"
    written = loads(to_json(value))
    assert written == loads('{"size": 6, "kind": "b"}')


def test_thing_keeps_new_values() -> None:
    value = from_json(Thing, '{"size": 6, "kind": "not-in-the-document"}')
    assert value.kind == "not-in-the-document"
