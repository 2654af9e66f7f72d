"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_constants import from_json, to_json
from parameters_constants.models import OpenRoomBody

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [OpenRoomBody])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_open_room_body_survives_json() -> None:
    value = from_json(OpenRoomBody, '{"kind": "room", "name": "name", "size": 6}')
    assert value.kind == "room"
    assert value.name == "name"
    assert value.size == 6
    written = loads(to_json(value))
    assert written == loads('{"kind": "room", "name": "name", "size": 6}')
