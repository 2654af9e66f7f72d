"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_xml_beside_json import from_json, to_json
from bodies_xml_beside_json.models import Note, Problem

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Note, Problem])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_note_survives_json() -> None:
    value = from_json(Note, '{"kind": "Note", "text": "hi"}')
    assert value.kind == "Note"
    assert value.text == "hi"
    written = loads(to_json(value))
    assert written == loads('{"kind": "Note", "text": "hi"}')


def test_problem_survives_json() -> None:
    value = from_json(Problem, '{"kind": "Problem", "title": "No"}')
    assert value.kind == "Problem"
    assert value.title == "No"
    written = loads(to_json(value))
    assert written == loads('{"kind": "Problem", "title": "No"}')
