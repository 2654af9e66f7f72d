"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from names_reserved_words import from_json, to_json
from names_reserved_words.models import Model, None_

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [None_, Model])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_none_survives_json() -> None:
    value = from_json(None_, '{"from": "f", "to_dict": "to_dict", "None": 4}')
    assert value.from_ == "f"
    assert value.to_dict_ == "to_dict"
    assert value.none == 4
    written = loads(to_json(value))
    assert written == loads('{"from": "f", "to_dict": "to_dict", "None": 4}')


def test_model_survives_json() -> None:
    value = from_json(Model, '{"extra": "extra", "str": "str", "list": ["list"]}')
    assert value.extra_ == "extra"
    assert value.str == "str"
    assert value.list == ["list"]
    written = loads(to_json(value))
    assert written == loads('{"extra": "extra", "str": "str", "list": ["list"]}')
