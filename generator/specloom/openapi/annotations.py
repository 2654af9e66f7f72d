"""What a schema says beside its type: words, limits, defaults, examples."""

from __future__ import annotations

from typing import Any

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array
from specloom.openapi.context import Context
from specloom.openapi.members import flag_at, object_at
from specloom.openapi.references import chased, words_only
from specloom.openapi.scalars import NUMBERS, lets_only_numbers

# In the order in which they are told.
LIMITS = (
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "dependentRequired",
)


def doc_of(ctx: Context, *nodes: Node) -> ir.Doc:
    """The first words that the nodes have, each kind looked for on its own."""
    external = _external(ctx, nodes)
    return ir.Doc(
        summary=_first(nodes, "summary") or _first(nodes, "title"),
        description=_first(nodes, "description"),
        deprecated=any(flag_at(node, "deprecated") for node in nodes),
        link=external.text("url") if external else "",
        link_text=external.text("description") if external else "",
    )


def _first(nodes: tuple[Node, ...], key: str) -> str:
    for node in nodes:
        text = node.value.get(key)
        if isinstance(text, str) and text.strip():
            return text
    return ""


def _external(ctx: Context, nodes: tuple[Node, ...]) -> Node | None:
    for node in nodes:
        found = object_at(ctx, node, "externalDocs")
        if found is not None:
            return found
    return None


def limits_of(*nodes: Node) -> tuple[ir.Limit, ...]:
    """The restrictions that the nodes put on the value, the first word on each."""
    found: dict[tuple[str, bool], ir.Limit] = {}
    for node in nodes:
        for limit in _limits(node, of_items=False):
            found.setdefault((limit.keyword, False), limit)
        items = node.get("items")
        if items is not None and items.is_object:
            for limit in _limits(items, of_items=True):
                found.setdefault((limit.keyword, True), limit)
    return tuple(found.values())


def _limits(node: Node, *, of_items: bool) -> list[ir.Limit]:
    value = node.value
    limits: list[ir.Limit] = []
    for keyword in LIMITS:
        limit = value.get(keyword)
        # In 3.0 and 2.0 exclusiveMinimum is a flag beside minimum.
        if keyword in ("minimum", "maximum"):
            if value.get(f"exclusive{keyword.capitalize()}") is True:
                continue
        elif keyword in ("exclusiveMinimum", "exclusiveMaximum") and limit is True:
            limit = value.get(keyword.removeprefix("exclusive").lower())
        if keyword == "pattern" and _is_of_numbers(value):
            continue
        if limit is not None and limit is not False:
            limits.append(ir.Limit(keyword, ir.Json.of(limit), of_items))
    return limits


def _is_of_numbers(value: dict[str, Any]) -> bool:
    """Whether the pattern binds only the text that stands for a number."""
    types = value.get("type")
    numeric = is_array(types) and any(name in types for name in NUMBERS)
    return numeric and lets_only_numbers(value.get("pattern"))


def default_of(*nodes: Node) -> ir.Json | None:
    """The first default that is not null; null says no more than leaving out."""
    for node in nodes:
        if node.value.get("default") is not None:
            return ir.Json.of(node.value["default"])
    return None


def schema_examples(*nodes: Node) -> tuple[ir.Json, ...]:
    """``example`` and the list ``examples`` (JSON Schema) of the first node with any."""
    for node in nodes:
        found: list[Any] = []
        if "example" in node.value:
            found.append(node.value["example"])
        many = node.value.get("examples")
        found.extend(many if is_array(many) else ())
        if found:
            return tuple(dict.fromkeys(ir.Json.of(value) for value in found))
    return ()


def named_examples(ctx: Context, node: Node) -> tuple[ir.Json, ...]:
    """``example`` and the map ``examples`` of a parameter, header or media type."""
    found = [ir.Json.of(node.value["example"])] if "example" in node.value else []
    many = node.get("examples")
    for item in many.items() if many is not None else ():  # a habit from JSON Schema
        found.append(ir.Json.of(item.value))
    for _, item in many.members() if many is not None else ():
        with words_only(ctx):
            example = chased(ctx, item)
        if example is None or not example.is_object:
            continue
        for key in ("dataValue", "value", "serializedValue"):
            if key in example.value:
                found.append(ir.Json.of(example.value[key]))
                break
    return tuple(dict.fromkeys(found))


def access_of(*nodes: Node) -> ir.Access:
    """The direction that ``readOnly`` or ``writeOnly`` leaves open."""
    for node in nodes:
        read, write = flag_at(node, "readOnly"), flag_at(node, "writeOnly")
        if read and write:
            return ir.Access.BOTH
        if read or write:
            return ir.Access.READ if read else ir.Access.WRITE
    return ir.Access.BOTH
