"""Which keywords of a schema shape its type, which only restrict it."""

from __future__ import annotations

from typing import Any

from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.context import Part
from specloom.openapi.references import is_reference

# A schema with none of these says nothing about the type of its values.
SHAPING = frozenset(
    {
        "type",
        "properties",
        "patternProperties",
        "additionalProperties",
        "items",
        "prefixItems",
        "enum",
        "const",
        "oneOf",
        "anyOf",
        "format",
        "contentEncoding",
        "contentMediaType",
    }
)
UNIONS = ("oneOf", "anyOf")
# Restrictions beyond the reach of types; clients leave them to the service.  Not propertyNames:
# a limit of the names is no more than a limit of a string, and the mapping has its type.
UNCHECKED = frozenset(
    {
        "not",
        "if",
        "dependentSchemas",
        "dependencies",
        "contains",
        "unevaluatedItems",
    }
)


def shapes(value: Any) -> bool:
    """Whether the schema's own keywords say what type its values have."""
    return is_object(value) and (
        not SHAPING.isdisjoint(value) or is_array(value.get("required"))
    )


def says_type(node: Node) -> bool:
    """Whether a schema says anything about the type, itself or by reference."""
    value = node.value
    if not is_object(value):
        return value is False
    return is_reference(value) or "allOf" in value or shapes(value)


def type_names(part: Part) -> tuple[str, ...]:
    """The names in ``type``, as one list, whichever way it is written."""
    found = part.get("type")
    if found is None:
        return ()
    if isinstance(found.value, str):
        return (found.value,)
    if is_array(found.value):
        return tuple(name for name in found.value if isinstance(name, str))
    return ()
