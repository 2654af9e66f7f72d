"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from tagged_union import from_json, to_json
from tagged_union.models import Circle, Shape, Square

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Circle, Square])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_circle_survives_json() -> None:
    value = from_json(Circle, '{"kind": "round", "radius": 9.5}')
    assert value.kind == "round"
    assert value.radius == 9.5
    written = loads(to_json(value))
    assert written == loads('{"kind": "round", "radius": 9.5}')


def test_square_survives_json() -> None:
    value = from_json(Square, '{"kind": "square", "side": 4.5}')
    assert value.kind == "square"
    assert value.side == 4.5
    written = loads(to_json(value))
    assert written == loads('{"kind": "square", "side": 4.5}')


def test_shape_has_the_class_of_its_variant() -> None:
    value = from_json(Shape, '{"kind": "round", "radius": 9.5}')
    assert value.__class__ is Circle
    value = from_json(Shape, '{"kind": "square", "side": 4.5}')
    assert value.__class__ is Square
