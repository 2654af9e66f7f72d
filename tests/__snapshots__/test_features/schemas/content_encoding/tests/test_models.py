"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_content_encoding import from_json, to_json
from schemas_content_encoding.models import Photo

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Photo])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_photo_survives_json() -> None:
    value = from_json(Photo, '{"data": "iVBORw==", "note": "note", "meta": "meta"}')
    assert value.data == b"\x89PNG"
    assert value.note == "note"
    assert value.meta == "meta"
    written = loads(to_json(value))
    assert written == loads('{"data": "iVBORw==", "note": "note", "meta": "meta"}')
