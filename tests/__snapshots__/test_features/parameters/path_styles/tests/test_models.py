"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_path_styles import from_json, to_json
from parameters_path_styles.models import Point

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Point])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_point_survives_json() -> None:
    value = from_json(Point, '{"x": 1, "y": -2}')
    assert value.x == 1
    assert value.y == -2
    written = loads(to_json(value))
    assert written == loads('{"x": 1, "y": -2}')
