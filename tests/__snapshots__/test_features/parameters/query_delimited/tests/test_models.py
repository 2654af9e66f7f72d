"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_query_delimited import from_json, to_json
from parameters_query_delimited.models import Rgb

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Rgb])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_rgb_survives_json() -> None:
    value = from_json(Rgb, '{"R": 100, "G": 200}')
    assert value.r == 100
    assert value.g == 200
    written = loads(to_json(value))
    assert written == loads('{"R": 100, "G": 200}')
