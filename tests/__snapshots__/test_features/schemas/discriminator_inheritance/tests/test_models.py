"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_discriminator_inheritance import from_json, to_json
from schemas_discriminator_inheritance.models import (
    AnyPet,
    AnyRock,
    Cat,
    Dog,
    Gem,
    Pet,
    Rock,
)

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Pet, Cat, Dog, Rock, Gem])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_pet_survives_json() -> None:
    value = from_json(Pet, '{"petType": "petType", "name": "name"}')
    assert value.pet_type == "petType"
    assert value.name == "name"
    written = loads(to_json(value))
    assert written == loads('{"petType": "petType", "name": "name"}')


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"petType": "petType", "name": "name", "lives": 9}')
    assert value.pet_type == "petType"
    assert value.name == "name"
    assert value.lives == 9
    written = loads(to_json(value))
    assert written == loads('{"petType": "petType", "name": "name", "lives": 9}')


def test_dog_survives_json() -> None:
    value = from_json(Dog, '{"petType": "petType", "name": "name", "bark": "loud"}')
    assert value.pet_type == "petType"
    assert value.name == "name"
    assert value.bark == "loud"
    written = loads(to_json(value))
    assert written == loads('{"petType": "petType", "name": "name", "bark": "loud"}')


def test_rock_survives_json() -> None:
    value = from_json(Rock, '{"kind": "gem"}')
    assert value.kind == "gem"
    written = loads(to_json(value))
    assert written == loads('{"kind": "gem"}')


def test_gem_survives_json() -> None:
    value = from_json(Gem, '{"kind": "gem", "carat": 6.5}')
    assert value.kind == "gem"
    assert value.carat == 6.5
    written = loads(to_json(value))
    assert written == loads('{"kind": "gem", "carat": 6.5}')


def test_any_pet_has_the_class_of_its_variant() -> None:
    value = from_json(AnyPet, '{"petType": "Cat"}')
    assert value.__class__ is Cat
    value = from_json(AnyPet, '{"petType": "dog"}')
    assert value.__class__ is Dog
    value = from_json(AnyPet, '{"petType": "wolf"}')
    assert value.__class__ is Dog
    value = from_json(AnyPet, '{"petType": "Pet"}')
    assert value.__class__ is Pet


def test_any_rock_has_the_class_of_its_variant() -> None:
    value = from_json(AnyRock, '{"kind": "gem", "carat": 6.5}')
    assert value.__class__ is Gem
