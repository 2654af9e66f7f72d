"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_not import from_json, to_json
from schemas_not.models import Word

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Word])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_word_survives_json() -> None:
    value = from_json(Word, '{"text": "text", "odd": "odd"}')
    assert value.text == "text"
    written = loads(to_json(value))
    assert written == loads('{"text": "text", "odd": "odd"}')
