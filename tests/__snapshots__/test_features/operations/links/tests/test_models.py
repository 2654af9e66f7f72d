"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from operations_links import from_json, to_json
from operations_links.models import AddUserResponse

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [AddUserResponse])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_add_user_response_survives_json() -> None:
    value = from_json(AddUserResponse, '{"id": 3}')
    assert value.id == 3
    written = loads(to_json(value))
    assert written == loads('{"id": 3}')
