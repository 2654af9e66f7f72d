"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from typed_errors import from_json, to_json
from typed_errors.models import Conflict, Fault

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Conflict, Fault])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_conflict_survives_json() -> None:
    value = from_json(Conflict, '{"winner": "winner"}')
    assert value.winner == "winner"
    written = loads(to_json(value))
    assert written == loads('{"winner": "winner"}')


def test_fault_survives_json() -> None:
    value = from_json(Fault, '{"title": "title"}')
    assert value.title == "title"
    written = loads(to_json(value))
    assert written == loads('{"title": "title"}')
