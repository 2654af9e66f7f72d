"""Decoding of models from JSON, and encoding back to the same JSON."""

from __future__ import annotations

from json import loads

import pytest
from references_identifiers import from_json, to_json
from references_identifiers.models import Leaf, Node, Tree, TreeWide

NEW = '{"not_in_the_document": [1]}'

TREE = """{
  "leaf": {
    "color": "color"
  },
  "size": 6,
  "inner": {},
  "more": {
    "color": "color"
  },
  "wide": {
    "color": "color",
    "width": 7
  }
}"""


@pytest.mark.parametrize("model", [Tree, Leaf, Node, TreeWide])
def test_members_may_be_missing_or_new(model: type[object]) -> None:
    value = from_json(model, NEW)
    written = loads(to_json(value))
    assert written == loads(NEW)


def test_tree_survives_json() -> None:
    value = from_json(Tree, TREE)
    assert value.size == 6
    written = loads(to_json(value))
    assert written == loads(TREE)


def test_leaf_survives_json() -> None:
    value = from_json(Leaf, '{"color": "color"}')
    assert value.color == "color"
    written = loads(to_json(value))
    assert written == loads('{"color": "color"}')


def test_node_survives_json() -> None:
    value = from_json(Node, "{}")
    written = loads(to_json(value))
    assert written == loads("{}")


def test_tree_wide_survives_json() -> None:
    value = from_json(TreeWide, '{"color": "color", "width": 7}')
    assert value.color == "color"
    assert value.width == 7
    written = loads(to_json(value))
    assert written == loads('{"color": "color", "width": 7}')
