"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from form_body import from_json, to_json
from form_body.models import SubscribeBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [SubscribeBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_subscribe_body_survives_json() -> None:
    value = from_json(
        SubscribeBody,
        '{"email": "email", "topic": ["topic"], "weekly": true}',
    )
    assert value.email == "email"
    assert value.topic == ["topic"]
    assert value.weekly is True
    written = loads(to_json(value))
    assert written == loads('{"email": "email", "topic": ["topic"], "weekly": true}')
