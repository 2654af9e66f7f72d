"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from parameters_nested import from_json, to_json
from parameters_nested.models import Leg, LegAt, Paging

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Paging, Leg, LegAt])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_paging_survives_json() -> None:
    value = from_json(Paging, '{"page": 2, "sort": ["name", "-age"]}')
    assert value.page == 2
    assert value.sort == ["name", "-age"]
    written = loads(to_json(value))
    assert written == loads('{"page": 2, "sort": ["name", "-age"]}')


def test_leg_survives_json() -> None:
    value = from_json(Leg, '{"stops": ["Ulm", "Graz"], "at": {"day": 3}}')
    assert value.stops == ["Ulm", "Graz"]
    written = loads(to_json(value))
    assert written == loads('{"stops": ["Ulm", "Graz"], "at": {"day": 3}}')


def test_leg_at_survives_json() -> None:
    value = from_json(LegAt, '{"day": 2}')
    assert value.day == 2
    written = loads(to_json(value))
    assert written == loads('{"day": 2}')
