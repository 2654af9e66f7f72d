"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_read_write_only import from_json, to_json
from schemas_read_write_only.models import User

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [User])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_user_survives_json() -> None:
    value = from_json(User, '{"id": 7, "name": "Ada", "password": "open sesame"}')
    assert value.id == 7
    assert value.name == "Ada"
    assert value.password == "open sesame"
    written = loads(to_json(value))
    assert written == loads('{"id": 7, "name": "Ada", "password": "open sesame"}')
