"""Sample objects of schemas that extend a union, made of their words rather than of types.

They tell whether what was read as types still says what the document does.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.context import Context
from specloom.openapi.keywords import UNIONS
from specloom.openapi.members import members_at
from specloom.openapi.references import chased, words_only

Members: TypeAlias = dict[str, Node]

_MOST = 16  # alternatives of one schema
_DEEPEST = 6  # schemas within each other
# A schema with one of these means more than the members that it lists.
_BEYOND = (
    "additionalProperties",
    "const",
    "discriminator",
    "enum",
    "if",
    "items",
    "not",
    "nullable",
    "patternProperties",
    "unevaluatedProperties",
)
_PLAIN: dict[str, Any] = {
    "string": "text",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "array": [],
}


def samples_of(ctx: Context, node: Node) -> tuple[ir.Json, ...]:
    """An object with all members of each alternative that a schema leaves.

    Only a schema that adds members to ``oneOf`` or ``anyOf`` has samples, by ``allOf`` or
    beside it; none has one whose members cannot be made up from single keywords.
    """
    value = node.value
    if not is_object(value) or not ("allOf" in value or "properties" in value):
        return ()
    with words_only(ctx):
        found = _alternatives(ctx, node, _DEEPEST) or []
        if len(found) < 2:
            return ()
        made = [{k: _value(ctx, member) for k, member in one.items()} for one in found]
    whole = [one for one in made if one and None not in one.values()]
    return tuple(dict.fromkeys(map(ir.Json.of, whole)))


def _alternatives(ctx: Context, node: Node, depth: int) -> list[Members] | None:
    """The members of an object by each alternative; None where it may be anything else."""
    target = chased(ctx, node) if depth else None
    if target is None or not is_object(target.value):
        return None
    value = target.value
    if value.get("type", "object") != "object" or any(k in value for k in _BEYOND):
        return None
    left: list[Members] = [dict(members_at(ctx, target, "properties"))]
    for word in ("allOf", *UNIONS):
        parts = target.get(word)
        if parts is None:
            continue
        several: list[list[Members]] = []
        for part in parts.items() if is_array(parts.value) else ():
            inner = _alternatives(ctx, part, depth - 1)
            if inner is None:
                return None
            several.append(inner)
        choices = [one for inner in several for one in inner]
        for more in several if word == "allOf" else [choices]:
            left = [_both(one, other) for one in left for other in more]
            if len(left) > _MOST:
                return None
    return left


def _both(some: Members, others: Members) -> Members:
    """The members of two parts; of a member that both have, the one that has fewer values."""
    kept = {k: v for k, v in some.items() if k not in others or _is_definite(v)}
    return {**others, **kept}


def _is_definite(node: Node) -> bool:
    return is_object(node.value) and ("const" in node.value or "enum" in node.value)


def _value(ctx: Context, node: Node) -> Any:
    """A value of a schema of few words, None for others."""
    target = chased(ctx, node)
    value = target.value if target is not None else None
    if not is_object(value):
        return None
    if "const" in value:
        return value["const"]
    listed = value.get("enum")
    if is_array(listed):
        return next((one for one in listed if one is not None), None)
    if "format" in value or "allOf" in value or any(word in value for word in UNIONS):
        return None
    kind = value.get("type")
    return _PLAIN.get(kind) if isinstance(kind, str) else None
