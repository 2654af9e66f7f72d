"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_query_form import from_json, to_json
from parameters_query_form.models import Box

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Box])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_box_survives_json() -> None:
    value = from_json(Box, '{"w": 5, "h": 6}')
    assert value.w == 5
    assert value.h == 6
    written = loads(to_json(value))
    assert written == loads('{"w": 5, "h": 6}')
