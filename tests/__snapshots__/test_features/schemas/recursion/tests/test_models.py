"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest

from schemas_recursion import from_json, to_json
from schemas_recursion.models import Leaf, Tree

NEW = '{"not_in_the_document": [1]}'


@pytest.mark.parametrize("model", [Tree, Leaf])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_tree_survives_json() -> None:
    value = from_json(
        Tree,
        '{"name": "name", "branches": [], "byName": {}, "leaf": {}}',
    )
    assert value.name == "name"
    assert value.branches == []
    written = loads(to_json(value))
    assert written == loads(
        '{"name": "name", "branches": [], "byName": {}, "leaf": {}}',
    )


def test_leaf_survives_json() -> None:
    value = from_json(Leaf, '{"tree": {"name": "name", "branches": [], "byName": {}}}')
    written = loads(to_json(value))
    assert written == loads('{"tree": {"name": "name", "branches": [], "byName": {}}}')
