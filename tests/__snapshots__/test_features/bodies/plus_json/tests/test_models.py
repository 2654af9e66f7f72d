"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from bodies_plus_json import from_json, to_json
from bodies_plus_json.models import PatchThingBody, PatchThingResponse, PutThingBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [PatchThingBody, PatchThingResponse, PutThingBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_patch_thing_body_survives_json() -> None:
    value = from_json(PatchThingBody, '{"size": 4}')
    assert value.size == 4
    written = loads(to_json(value))
    assert written == loads('{"size": 4}')


def test_patch_thing_response_survives_json() -> None:
    value = from_json(PatchThingResponse, '{"size": 6}')
    assert value.size == 6
    written = loads(to_json(value))
    assert written == loads('{"size": 6}')


def test_put_thing_body_survives_json() -> None:
    value = from_json(PutThingBody, '{"size": 4}')
    assert value.size == 4
    written = loads(to_json(value))
    assert written == loads('{"size": 4}')
