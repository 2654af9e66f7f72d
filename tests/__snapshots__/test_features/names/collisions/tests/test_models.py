"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from names_collisions import from_json, to_json
from names_collisions.models import FooBarModel_95cbfe, FooBarModel_d0a472

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [FooBarModel_d0a472, FooBarModel_95cbfe])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_foo_bar_model_d0a472_survives_json() -> None:
    value = from_json(FooBarModel_d0a472, '{"a-b": 5, "a_b": 7, "aB": 3}')
    assert value.a_dash_b == 5
    assert value.a_b == 7
    assert value.a_b_field == 3
    written = loads(to_json(value))
    assert written == loads('{"a-b": 5, "a_b": 7, "aB": 3}')


def test_foo_bar_model_95cbfe_survives_json() -> None:
    value = from_json(FooBarModel_95cbfe, '{"x": "x"}')
    assert value.x == "x"
    written = loads(to_json(value))
    assert written == loads('{"x": "x"}')
