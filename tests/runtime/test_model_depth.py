"""Nesting beyond Python's stack breaks nothing."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.codecs import PLAIN, ListOf, MapOf, Ref, encode
from runtime.validation import ValidationError
from tests.runtime.model_samples import Tree, named


def nested(levels: int, by: str) -> dict[str, Any]:
    """A tree of so many levels, its members in lists or directly."""
    data: dict[str, Any] = {"name": "leaf", "new": 1}
    for _ in range(levels):
        data = {"name": "n", by: [data] if by == "branches" else data}
    return data


def levels(value: Any, by: str) -> tuple[int, int]:
    """How many levels are trees, then how many there are."""
    trees = depth = 0
    while value is not None:
        trees += isinstance(value, Tree)
        depth += 1
        get = value.get if isinstance(value, dict) else lambda k, v=value: getattr(v, k)
        value = get(by)
        value = value[0] if isinstance(value, list) else value
    return trees, depth


@pytest.mark.parametrize("by", ["branches", "parent"])
@pytest.mark.parametrize("depth", [200, 1000, 20_000])
def test_models(by: str, depth: int) -> None:
    data = nested(depth, by)
    tree = Tree.from_dict(data)
    trees, all_levels = levels(tree, by)
    assert all_levels == depth + 1
    assert trees == depth + 1 if depth == 200 else trees > 200
    again: Any = tree.to_dict()
    while data or again:
        nexts = data.pop(by, None), again.pop(by, None)
        assert data == again
        data, again = (n[0] if isinstance(n, list) else n for n in nexts)


def same_depth(value: Any) -> int:
    """How deep lists or objects of one item are."""
    depth = 0
    while value:
        value = value[0] if isinstance(value, list) else value["a"]
        depth += 1
    return depth


@pytest.mark.parametrize(
    "codec", [PLAIN, ListOf(PLAIN), Ref("Json", named("x").module)]
)
def test_lists(codec: Any) -> None:
    value: Any = []
    for _ in range(5000):
        value = [value]
    assert same_depth(codec.encode(codec.decode(value))) == 5000


def test_maps() -> None:
    codec: Any = MapOf(PLAIN)
    value: Any = {}
    for level in range(5000):
        value = {"a": value}
        if level % 100 == 0:
            codec = MapOf(codec)
    assert same_depth(codec.encode(codec.decode(value))) == 5000
    shallow: Any = {}
    for _ in range(150):
        shallow = {"a": shallow}
    assert same_depth(encode(shallow)) == 150


def test_data_too_deep_to_check_is_a_deviation() -> None:
    with pytest.raises(ValidationError, match="too deep"):
        Tree.from_dict(nested(5000, "parent"), validation="strict")
