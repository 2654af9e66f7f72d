"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from untagged_union import from_json, to_json
from untagged_union.models import Answer, Essay

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Essay])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_essay_survives_json() -> None:
    value = from_json(Essay, '{"heading": "heading"}')
    assert value.heading == "heading"
    written = loads(to_json(value))
    assert written == loads('{"heading": "heading"}')


def test_answer_has_the_class_of_its_variant() -> None:
    value = from_json(Answer, '{"heading": "heading"}')
    assert value.__class__ is Essay
