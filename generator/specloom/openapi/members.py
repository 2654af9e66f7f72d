"""Tolerant access to the members of an object: the wrong kind is told and skipped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specloom.document import Node, kind_of
from specloom.openapi.context import Context
from specloom.openapi.references import chased


def misplaced(ctx: Context, node: Node, wanted: str) -> None:
    """Tell that a value is not of the kind that stands here."""
    what = kind_of(node.value)
    ctx.warn("W301", node, f"expected {wanted}, found {what}; it is skipped")


def object_at(ctx: Context, node: Node, key: str) -> Node | None:
    """The member if it is an object; null counts as absent, another kind is told."""
    found = node.get(key)
    if found is None or found.value is None:
        return None
    if found.is_object:
        return found
    misplaced(ctx, found, "an object")
    return None


def members_at(ctx: Context, node: Node, key: str) -> Iterator[tuple[str, Node]]:
    """The members of the object at ``key``; nothing when there is none."""
    found = object_at(ctx, node, key)
    if found is not None:
        yield from found.members()


def items_at(ctx: Context, node: Node, key: str) -> Iterator[Node]:
    """The items of the array at ``key``; nothing when there is none."""
    found = node.get(key)
    if found is None or found.value is None:
        return
    if found.is_array:
        yield from found.items()
    else:
        misplaced(ctx, found, "an array")


def texts_at(ctx: Context, node: Node, key: str) -> tuple[str, ...]:
    """The texts of the array at ``key``, each once; a lone text counts as one item."""
    found = node.get(key)
    if found is not None and found.is_text:
        return (str(found.value),)
    texts = (text_of(item.value) for item in items_at(ctx, node, key))
    return tuple(dict.fromkeys(text for text in texts if text is not None))


def text_of(value: Any) -> str | None:
    """A text as it is, a number or boolean as JSON writes it; None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else None


def text_at(node: Node, key: str) -> str:
    """The member as a text; "" when there is none or it cannot be one."""
    found = node.get(key)
    return "" if found is None else text_of(found.value) or ""


def flag_at(node: Node, key: str) -> bool | None:
    """The member as a boolean (vendors quote it at times); None when it says nothing."""
    found = node.get(key)
    if found is None:
        return None
    if isinstance(found.value, bool):
        return found.value
    return {"true": True, "false": False}.get(str(found.value).lower())


def followed(ctx: Context, node: Node) -> Node | None:
    """The object that a node is or refers to; None (and told) when there is none."""
    target = chased(ctx, node)
    if target is None or target.value is None:
        return None
    if target.is_object:
        return target
    misplaced(ctx, target, "an object")
    return None
