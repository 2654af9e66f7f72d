"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from paging_link_header import from_json, to_json
from paging_link_header.models import Cat

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Cat])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_cat_survives_json() -> None:
    value = from_json(Cat, '{"name": "name"}')
    assert value.name == "name"
    written = loads(to_json(value))
    assert written == loads('{"name": "name"}')
