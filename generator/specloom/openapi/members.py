"""Tolerant access to properties; values of the wrong type are skipped with a warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specloom.document import Node, kind_of
from specloom.openapi.context import Context
from specloom.openapi.references import chased


def misplaced(ctx: Context, node: Node, wanted: str) -> None:
    """Warn that a value has the wrong JSON type."""
    what = kind_of(node.value)
    ctx.warn("W301", node, f"expected {wanted}, found {what}; it is skipped")


def object_at(ctx: Context, node: Node, key: str) -> Node | None:
    """The property if it is an object; null counts as absent, other types are reported."""
    found = node.get(key)
    if found is None or found.value is None:
        return None
    if found.is_object:
        return found
    misplaced(ctx, found, "an object")
    return None


def members_at(ctx: Context, node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The properties of the object at ``key``; empty if there is none."""
    found = object_at(ctx, node, key)
    if found is not None:
        yield from found.members()


def items_at(ctx: Context, node: Node, key: str) -> Iterator[Node]:
    """The items of the array at ``key``; empty if there is none."""
    found = node.get(key)
    if found is None or found.value is None:
        return
    if found.is_array:
        yield from found.items()
    else:
        misplaced(ctx, found, "an array")


def texts_at(ctx: Context, node: Node, key: str) -> tuple[str, ...]:
    """The distinct strings of the array at ``key``; a single string counts as one item."""
    found = node.get(key)
    if found is not None and found.is_text:
        return (str(found.value),)
    texts = (text_of(item.value) for item in items_at(ctx, node, key))
    return tuple(dict.fromkeys(text for text in texts if text is not None))


def text_of(value: Any) -> str | None:
    """A string unchanged, a number or boolean as JSON text; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else None


def text_at(node: Node, key: str) -> str:
    """The property as a string; "" if it is missing or has another type."""
    found = node.get(key)
    return "" if found is None else text_of(found.value) or ""


def flag_at(node: Node, key: str) -> bool | None:
    """The property as a boolean, even if it is quoted; None if it is neither."""
    found = node.get(key)
    if found is None:
        return None
    if isinstance(found.value, bool):
        return found.value
    return {"true": True, "false": False}.get(str(found.value).lower())


def followed(ctx: Context, node: Node) -> Node | None:
    """The object that a node is or refers to; None, with a report, if there is none."""
    target = chased(ctx, node)
    if target is None or target.value is None:
        return None
    if target.is_object:
        return target
    misplaced(ctx, target, "an object")
    return None
