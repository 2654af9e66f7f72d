"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_union_in_optional_list import from_json, to_json
from schemas_union_in_optional_list.models import Box, Cat, Dog

NEW = '{"not_in_the_document": [1]}'

BOX = """{
  "pets": [{"kind": "cat"}],
  "rows": {"key": [{"kind": "dog", "nothing": null}]}
}"""

BOX_VARIANT = """{
  "rows": {"key": [{"kind": "dog"}]},
  "pets": [{"kind": "cat"}]
}"""

BOX_VARIANT_1830861947 = """{
  "rows": {"key": [{"kind": "dog"}]},
  "pets": [{"kind": "dog"}]
}"""


@pytest.mark.parametrize("model", [Cat, Dog, Box])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"kind": "cat"}')
    assert value.kind == "cat"
    written = loads(to_json(value))
    assert written == loads('{"kind": "cat"}')


def test_dog_survives_json() -> None:
    value = from_json(Dog, '{"kind": "dog", "nothing": null}')
    assert value.kind == "dog"
    assert value.nothing is None
    written = loads(to_json(value))
    assert written == loads('{"kind": "dog", "nothing": null}')


def test_box_survives_json() -> None:
    value = from_json(Box, BOX)
    written = loads(to_json(value))
    assert written == loads(BOX)


def test_box_has_the_class_of_its_variant() -> None:
    value = from_json(Box, BOX_VARIANT)
    assert value.pets is not None
    assert value.pets[0].__class__ is Cat
    value = from_json(Box, BOX_VARIANT_1830861947)
    assert value.pets is not None
    assert value.pets[0].__class__ is Dog
    value = from_json(Box, '{"rows": {"key": [{"kind": "dog"}]}}')
    assert value.rows["key"] is not None
    assert value.rows["key"][0].__class__ is Dog
    value = from_json(Box, '{"rows": {"key": [{"kind": "cat"}]}}')
    assert value.rows["key"] is not None
    assert value.rows["key"][0].__class__ is Cat
