"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_several import from_json, to_json
from bodies_several.models import Note, Photo

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Photo, Note])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_photo_survives_json() -> None:
    value = from_json(Photo, '{"at": "at", "file": "file"}')
    assert value.at == "at"
    assert value.file == b"file"
    written = loads(to_json(value))
    assert written == loads('{"at": "at", "file": "file"}')


def test_note_survives_json() -> None:
    value = from_json(Note, '{"text": "hi"}')
    assert value.text == "hi"
    written = loads(to_json(value))
    assert written == loads('{"text": "hi"}')
