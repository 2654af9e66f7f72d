"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_deprecated import from_json, to_json
from schemas_deprecated.models import Old

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Old])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_old_survives_json() -> None:
    value = from_json(Old, '{"name": "name", "title": "title"}')
    assert value.name == "name"
    assert value.title == "title"
    written = loads(to_json(value))
    assert written == loads('{"name": "name", "title": "title"}')
