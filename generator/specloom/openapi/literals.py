"""The listed values of a schema: ``enum`` and ``const``."""

from __future__ import annotations

import json
from typing import Any

from specloom import ir
from specloom.document import Node
from specloom.openapi import extensions
from specloom.openapi.context import Context, Part, Shape
from specloom.openapi.members import text_of

K = ir.ScalarKind
KIND_OF = {str: K.STRING, int: K.INTEGER, float: K.NUMBER, bool: K.BOOLEAN}
MOST_VALUES = 10_000
"""How many values a type may list; type checkers and editors fail on longer ones."""


def literals(ctx: Context, shape: Shape, types: tuple[str, ...]) -> ir.Type | None:
    """The listed values as a type, null left out; None when none are listed.

    Values that are arrays or objects cannot be told apart by a type: the list is dropped,
    and that is told.  A list of more than ``MOST_VALUES`` becomes the kind of its values.
    """
    left: tuple[tuple[Any, str], ...] | None = None
    for part in shape.parts:
        values = _listed(ctx, part, types)
        if values is None:
            continue
        both = values if left is None else _both(left, values)
        if not both:
            # null counts here: what only null satisfies is the null type.
            ctx.warn(
                "W305",
                part.node,
                "the enums of the allOf parts have no value in common",
            )
        left = both or values
    if left is None:
        return None
    told = tuple(pair for pair in left if pair[0] is not None)
    if not told:
        return ir.Scalar(K.NULL)
    return _literals(told, types) if len(told) <= MOST_VALUES else _kind(told, types)


def _kinds(pairs: tuple[tuple[Any, str], ...], types: tuple[str, ...]) -> list[K]:
    kinds = list(dict.fromkeys(KIND_OF[type(value)] for value, _ in pairs))
    if {*kinds} == {K.INTEGER, K.NUMBER} or (
        types == ("number",) and K.INTEGER in kinds
    ):
        return [K.NUMBER]
    return kinds


def _kind(pairs: tuple[tuple[Any, str], ...], types: tuple[str, ...]) -> ir.Type:
    """The type of values that are too many for a type to list."""
    scalars = [ir.Scalar(kind) for kind in _kinds(pairs, types)]
    return ir.Union(tuple(scalars)) if len(scalars) > 1 else scalars[0]


def _literals(pairs: tuple[tuple[Any, str], ...], types: tuple[str, ...]) -> ir.Type:
    values = tuple(ir.Json.of(value) for value, _ in pairs)
    kinds = _kinds(pairs, types)
    names = tuple(name for _, name in pairs)
    return ir.Literals(
        values,
        kinds[0] if len(kinds) == 1 else None,
        closed=len(values) == 1,
        names=names if all(names) else (),
    )


def _both(
    some: tuple[tuple[Any, str], ...], others: tuple[tuple[Any, str], ...]
) -> tuple[tuple[Any, str], ...]:
    keys = {ir.Json.of(value) for value, _ in others}
    return tuple(pair for pair in some if ir.Json.of(pair[0]) in keys)


def _listed(
    ctx: Context, part: Part, types: tuple[str, ...]
) -> tuple[tuple[Any, str], ...] | None:
    """The part's values with their names, each once, null among them."""
    const = part.get("const")
    if const is not None and not isinstance(const.value, (dict, list)):
        return ((const.value, ""),)
    enum = part.get("enum")
    if enum is None and const is None:
        return None
    if enum is None or not enum.is_array or not enum.value or _compound(enum):
        what = "enum or const cannot be expressed as a Python type; not checked"
        ctx.warn("W304", enum or part.node, what)
        return None
    if set(types) & {"array", "object"} and len(types) == 1:
        what = f"enum lists scalars, but type is {types[0]}; enum is ignored"
        ctx.warn("W304", enum, what)
        return None
    if len(enum.value) > MOST_VALUES:
        ctx.warn(
            "W312",
            enum,
            f"enum has {len(enum.value):,} values, more than the limit of {MOST_VALUES:,};"
            " any value of their type is accepted",
        )
    names = extensions.enum_names(part.node)
    if names and len(names) != len(enum.value):
        what = "enum has a different number of names than values; names are ignored"
        ctx.warn("W316", enum, what)
        names = ()
    found: dict[ir.Json, tuple[Any, str]] = {}
    for index, value in enumerate(enum.value):
        said = _as_declared(ctx, enum, value, types)
        found.setdefault(ir.Json.of(said), (said, names[index] if names else ""))
    return tuple(found.values())


def _compound(enum: Node) -> bool:
    return any(isinstance(value, (dict, list)) for value in enum.value)


def _as_declared(ctx: Context, enum: Node, value: Any, types: tuple[str, ...]) -> Any:
    """The value in the type that the schema declares, when YAML read it as another."""
    if value is None:
        return None
    if types == ("string",) and not isinstance(value, str):
        ctx.warn(
            "W317",
            enum,
            f"enum of type string lists {json.dumps(value)}; it is read as a string",
            "quote the value",
        )
        return text_of(value)
    if types == ("integer",) and isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            ctx.warn("W317", enum, f"enum of type integer lists {json.dumps(value)}")
    return value
