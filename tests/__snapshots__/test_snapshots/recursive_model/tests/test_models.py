"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from recursion import from_json, to_json
from recursion.models import Keeper, Tree

NEW = '{"not_in_the_document": [1]}'

TREE = """{
  "label": "label",
  "parent": null,
  "children": [],
  "keeper": {}
}"""

KEEPER = """{
  "favorite": {
    "label": "label",
    "parent": null,
    "children": []
  }
}"""


@pytest.mark.parametrize("model", [Tree, Keeper])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_tree_survives_json() -> None:
    value = from_json(Tree, TREE)
    assert value.label == "label"
    assert value.children == []
    written = loads(to_json(value))
    assert written == loads(TREE)


def test_keeper_survives_json() -> None:
    value = from_json(Keeper, KEEPER)
    written = loads(to_json(value))
    assert written == loads(KEEPER)
