"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_nullable_2_0 import from_json, to_json
from schemas_nullable_2_0.models import Note

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Note])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_note_survives_json() -> None:
    value = from_json(Note, '{"text": "text", "author": "author", "stars": 9}')
    assert value.text == "text"
    assert value.author == "author"
    assert value.stars == 9
    written = loads(to_json(value))
    assert written == loads('{"text": "text", "author": "author", "stars": 9}')
