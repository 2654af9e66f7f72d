"""Whether a schema lets null through, in each dialect's way of saying so.

A declaration is never nullable itself: whoever refers to a nullable schema is.
"""

from __future__ import annotations

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi import extensions
from specloom.openapi.context import Context
from specloom.openapi.keywords import UNIONS, says_type
from specloom.openapi.references import refers, target_of

NULL = ir.Scalar(ir.ScalarKind.NULL)
_WORDS = frozenset(
    {"nullable", "title", "description", "default", "example", "examples", "deprecated"}
    | {"readOnly", "writeOnly", "externalDocs"}
)
LONGEST_CHAIN = 60  # references through references; beyond, null is not looked for


def nullable(inner: ir.Type) -> ir.Type:
    """The type or null; null and what is nullable already stay as they are."""
    if isinstance(inner, ir.Nullable) or inner == NULL:
        return inner
    return ir.Nullable(inner)


def without_null(maybe: ir.Type) -> ir.Type:
    """The type that is left when null is taken out."""
    return maybe.inner if isinstance(maybe, ir.Nullable) else maybe


def only_null(node: Node) -> bool:
    """Whether null is all that a schema lets through."""
    value = node.value
    if not is_object(value):
        return False
    if value.get("type") in ("null", ["null"]):
        return True
    enum = value.get("enum")
    if "const" in value:
        return value["const"] is None
    return is_array(enum) and bool(enum) and all(v is None for v in enum)


def allows_null(ctx: Context, node: Node, depth: int = 0) -> bool:
    """Whether null is a value of the schema.

    ``nullable`` (3.0) and ``x-nullable`` (2.0) count in every version, since vendors mix
    them. Of an ``allOf``, every member that says something about the type must let null
    through, unless the schema that holds it is nullable by its own word. A member that
    says ``nullable: true`` and nothing else speaks for the whole ``allOf``: by the letter
    (OpenAPI 3.0.3, the clarification of ``nullable``) it changes nothing, but whoever
    writes it means that null may arrive.
    """
    if not is_object(node.value) or depth > LONGEST_CHAIN:
        return False
    if says_null(node):
        return True
    if refers(node):
        return _target_allows_null(ctx, node, depth)
    for keyword in UNIONS:
        group = node.get(keyword)
        if group is not None and any(
            only_null(item) or allows_null(ctx, item, depth + 1)
            for item in group.items()
        ):
            return True
    return _members_allow_null(ctx, node, depth)


def says_null(node: Node) -> bool:
    """Whether the schema's own keywords let null through."""
    value = node.value
    if value.get("nullable") is True or extensions.nullable(node):
        return True
    kinds = value.get("type")
    if is_array(kinds) and "null" in kinds:
        return True
    enum = value.get("enum")
    return only_null(node) or (is_array(enum) and None in enum)


def _target_allows_null(ctx: Context, node: Node, depth: int) -> bool:
    target = target_of(ctx, node)
    if target is None:
        return False
    known = ctx.nullable.get(target.id)
    if known is None:
        ctx.nullable[target.id] = False  # what it is while a cycle is being walked
        known = ctx.nullable[target.id] = allows_null(ctx, target, depth + 1)
    return known


def _members_allow_null(ctx: Context, node: Node, depth: int) -> bool:
    group = node.get("allOf")
    if group is None or "type" in node.value or "properties" in node.value:
        return False
    if any(_says_null_alone(item) for item in group.items()):
        return True
    typed = [item for item in group.items() if says_type(item) or _flagged(item)]
    return bool(typed) and all(allows_null(ctx, item, depth + 1) for item in typed)


def _says_null_alone(node: Node) -> bool:
    """Whether ``nullable: true`` is all that a member says, apart from words for people."""
    return (
        is_object(node.value)
        and (node.value.get("nullable") is True or extensions.nullable(node))
        and not refers(node)
        and all(key in _WORDS or key.startswith("x-") for key in node.value)
    )


def _flagged(node: Node) -> bool:
    return is_object(node.value) and says_null(node)
