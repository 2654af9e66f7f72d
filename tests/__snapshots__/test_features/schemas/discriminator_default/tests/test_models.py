"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_discriminator_default import from_json, to_json
from schemas_discriminator_default.models import Cat, Dog, OtherPet, Pet

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Cat, Dog, OtherPet])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"kind": "Cat", "lives": 3}')
    assert value.kind == "Cat"
    assert value.lives == 3
    written = loads(to_json(value))
    assert written == loads('{"kind": "Cat", "lives": 3}')


def test_dog_survives_json() -> None:
    value = from_json(Dog, '{"kind": "Dog", "barks": true}')
    assert value.kind == "Dog"
    assert value.barks is True
    written = loads(to_json(value))
    assert written == loads('{"kind": "Dog", "barks": true}')


def test_other_pet_survives_json() -> None:
    value = from_json(OtherPet, '{"kind": "kind", "legs": 9}')
    assert value.kind == "kind"
    assert value.legs == 9
    written = loads(to_json(value))
    assert written == loads('{"kind": "kind", "legs": 9}')


def test_pet_has_the_class_of_its_variant() -> None:
    value = from_json(Pet, '{"kind": "Cat"}')
    assert value.__class__ is Cat
    value = from_json(Pet, '{"kind": "Dog"}')
    assert value.__class__ is Dog
    value = from_json(Pet, '{"kind": "OtherPet"}')
    assert value.__class__ is OtherPet
