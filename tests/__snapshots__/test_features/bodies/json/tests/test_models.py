"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from datetime import date
from json import loads

import pytest
from bodies_json import from_json, to_json
from bodies_json.models import AddUserBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [AddUserBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_add_user_body_survives_json() -> None:
    value = from_json(
        AddUserBody,
        '{"name": "Ada \\"L\\" é", "born": "1815-12-10", "nick": null}',
    )
    assert value.name == 'Ada "L" é'
    assert value.born == date(1815, 12, 10)
    assert value.nick is None
    written = loads(to_json(value))
    assert written == loads(
        '{"name": "Ada \\"L\\" é", "born": "1815-12-10", "nick": null}',
    )
