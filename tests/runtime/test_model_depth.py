"""Nesting beyond Python's stack breaks nothing."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime.client import SyncClient
from runtime.codecs import (
    PLAIN,
    ListOf,
    MapOf,
    Ref,
    codec_of,
    encode,
    from_json,
    to_json,
)
from runtime.json import read
from runtime.validation import ValidationError
from tests.runtime.doubles import PLAIN_SERVICE, Script
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


def cycles() -> dict[str, Any]:
    """Values that contain themselves, by how they do."""
    tree = Tree(name="a")
    tree.parent = tree
    branch = Tree(name="b")
    branch.branches = [Tree(name="c", parent=branch)]
    mapping: dict[str, Any] = {"name": "d"}
    mapping["parent"] = mapping
    items: list[Any] = []
    items.append({"items": (items,)})
    extra = Tree(name="e")
    extra.extra["self"] = {"again": extra}
    return {"field": tree, "list": branch, "dict": mapping, "any": items, "new": extra}


@pytest.mark.parametrize("key", list(cycles()))
def test_a_value_that_contains_itself_is_refused(key: str) -> None:
    value = cycles()[key]
    for codec in (PLAIN, codec_of(Tree)):
        with pytest.raises(ValueError, match="Circular reference"):
            codec.encode(value)
    with pytest.raises(ValueError, match="Circular reference"):
        to_json(value)
    assert "..." in repr(value)


def test_a_value_that_occurs_twice_does_not_contain_itself() -> None:
    shared = Tree.from_dict(nested(3000, "parent"))
    tree = Tree(name="a", branches=[shared, shared], parent=shared)
    data: Any = tree.to_dict()
    assert len(data["branches"]) == 2
    assert levels(data["branches"][1], "parent")[1] == 3001


def test_a_body_that_contains_itself_is_not_sent() -> None:
    script = Script([])
    transport = httpx2.MockTransport(script)
    with SyncClient(PLAIN_SERVICE, http_client=transport) as client:
        for key, value in cycles().items():
            with pytest.raises(ValueError, match="Circular reference"):
                client.post("/r", body=value)
            with pytest.raises(ValueError, match="Circular reference"):
                client.post("/r", body={}, extra_body={key: value})
    assert script.requests == []


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000 + "0" + "}" * 100_000]
)
def test_text_that_is_nested_too_deeply_is_no_json(text: str) -> None:
    for parse in (read, Tree.from_json, lambda text: from_json(Tree, text)):
        with pytest.raises(ValueError, match="nested too deeply"):
            parse(text)
    assert from_json(str, text) == text
