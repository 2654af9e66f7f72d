"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_oneof_mapping import from_json, to_json
from schemas_oneof_mapping.models import Round, Shape, Square

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Round, Square])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_round_survives_json() -> None:
    value = from_json(Round, '{"kind": "kind", "radius": 1.5}')
    assert value.kind == "kind"
    assert value.radius == 1.5
    written = loads(to_json(value))
    assert written == loads('{"kind": "kind", "radius": 1.5}')


def test_square_survives_json() -> None:
    value = from_json(Square, '{"kind": "kind", "side": 2}')
    assert value.kind == "kind"
    assert value.side == 2
    written = loads(to_json(value))
    assert written == loads('{"kind": "kind", "side": 2}')


def test_shape_has_the_class_of_its_variant() -> None:
    value = from_json(Shape, '{"kind": "circle", "radius": 1.5}')
    assert value.__class__ is Round
    value = from_json(Shape, '{"kind": "ball", "radius": 1.5}')
    assert value.__class__ is Round
    value = from_json(Shape, '{"kind": "box", "side": 2}')
    assert value.__class__ is Square
