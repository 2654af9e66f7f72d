"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_same_name import from_json, to_json
from parameters_same_name.models import PutThingBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [PutThingBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_put_thing_body_survives_json() -> None:
    value = from_json(PutThingBody, '{"id": 5}')
    assert value.id == 5
    written = loads(to_json(value))
    assert written == loads('{"id": 5}')
