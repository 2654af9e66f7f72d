"""Compare the limits of values: bounds, patterns and other validation keywords."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from specloom.changes.schema import WORDS, Schema, rules_of
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.references import chased, is_reference


class Effect(StrEnum):
    """The effect of a change on the set of valid values."""

    NARROWS = "narrows"
    WIDENS = "widens"
    BOTH = "both"  # neither set contains the other, or it cannot be determined


@dataclass(frozen=True, slots=True)
class Shift:
    """A changed limit: its effect, and its old and new value in words (``""``: not set)."""

    code: str
    effect: Effect
    before: str
    after: str
    old: Node | None
    new: Node | None


Bound = tuple[float, bool]  # the value, and whether the bound is exclusive

# Keywords of the upper and the lower bound, and the noun for what they count.
MEASURES = (
    ("maximum", "minimum", ""),
    ("maxLength", "minLength", "character"),
    ("maxItems", "minItems", "item"),
    ("maxProperties", "minProperties", "property"),
    ("maxContains", "minContains", "matching item"),
)
ANYTHING = frozenset({"", ".*", "^.*$", "^.*", ".*$", "^"})
# Other keywords: adding one narrows, removing one widens; a changed one may do either.
RULES = (
    "not",
    "contains",
    "if",
    "then",
    "else",
    "propertyNames",
    "unevaluatedItems",
    "dependentSchemas",
    "dependencies",
    "patternProperties",
    "contentSchema",
    "additionalItems",
)


def shifts(old: Schema, new: Schema) -> Iterator[Shift]:
    """Every limit that differs between two schemas."""
    for upper, lower, word in MEASURES:
        yield from _bound(old, new, upper, word, upwards=True)
        yield from _bound(old, new, lower, word, upwards=False)
    yield from _pattern(old, new)
    yield from _steps(old, new)
    yield from _unique(old, new)
    yield from _dependent(old, new)
    for keyword in RULES:
        yield from _rule(old, new, keyword)
    yield from _alternatives(old, new)


def _bound(
    old: Schema, new: Schema, keyword: str, word: str, *, upwards: bool
) -> Iterator[Shift]:
    before, after = bound_of(old, keyword, upwards), bound_of(new, keyword, upwards)
    if before == after:
        return
    if before is None or after is None:
        effect = Effect.NARROWS if before is None else Effect.WIDENS
    else:
        tighter = after < before if upwards else after > before
        if after[0] == before[0]:
            tighter = after[1]
        effect = Effect.NARROWS if tighter else Effect.WIDENS
    told = [
        "" if bound is None else _told(bound, word, upwards=upwards)
        for bound in (before, after)
    ]
    places = _holder(old, keyword), _holder(new, keyword)
    code = "limit" if keyword in ("maximum", "minimum") else "size"
    yield Shift(code, effect, told[0], told[1], *places)


def bound_of(schema: Schema, keyword: str, upwards: bool) -> Bound | None:
    """The tightest bound of all parts; OpenAPI 3.0 marks an exclusive bound by a flag."""
    exclusive = f"exclusive{keyword[0].upper()}{keyword[1:]}"
    found: list[Bound] = []
    for part in schema.parts:
        value, edge = part.value.get(keyword), part.value.get(exclusive)
        if _is_number(value):
            found.append((value, edge is True))
        if _is_number(edge):
            found.append((edge, True))
    if not upwards and found == [(0, False)] and keyword != "minimum":
        return None  # a minimum length of 0 limits nothing
    if not found:
        return None
    return min(found, key=lambda bound: (bound[0] if upwards else -bound[0]))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _told(bound: Bound, word: str, *, upwards: bool) -> str:
    value, excluded = bound
    plain = int(value) if float(value).is_integer() else value
    number = f"{plain} {word if plain == 1 else _plural(word)}".strip()
    if excluded:
        return f"{'less' if upwards else 'more'} than {number}"
    return f"at {'most' if upwards else 'least'} {number}"


def _plural(noun: str) -> str:
    if not noun:
        return ""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _holder(schema: Schema, keyword: str) -> Node | None:
    exclusive = f"exclusive{keyword[0].upper()}{keyword[1:]}"
    return schema.own(keyword) or schema.own(exclusive)


def _pattern(old: Schema, new: Schema) -> Iterator[Shift]:
    before, after = (
        frozenset(
            str(node.value)
            for node in side.every("pattern")
            if str(node.value) not in ANYTHING
        )
        for side in (old, new)
    )
    if before == after:
        return
    effect = _of_sets(before, after)
    told = [" and ".join(sorted(f"`{p}`" for p in side)) for side in (before, after)]
    places = old.own("pattern"), new.own("pattern")
    yield Shift("pattern", effect, told[0], told[1], *places)


def _of_sets(before: frozenset[str], after: frozenset[str]) -> Effect:
    """The effect of a changed set of rules: more narrow, fewer widen."""
    if before < after:
        return Effect.NARROWS
    return Effect.WIDENS if after < before else Effect.BOTH


def _steps(old: Schema, new: Schema) -> Iterator[Shift]:
    holders = old.own("multipleOf"), new.own("multipleOf")
    before, after = (node.value if node is not None else None for node in holders)
    if before == after:
        return
    if not _is_number(before) or not _is_number(after) or not before or not after:
        effect = Effect.WIDENS if after is None else Effect.NARROWS
    elif float(after / before).is_integer():
        effect = Effect.NARROWS
    else:
        effect = Effect.WIDENS if float(before / after).is_integer() else Effect.BOTH
    told = ["" if v is None else f"a multiple of {v}" for v in (before, after)]
    yield Shift("limit", effect, told[0], told[1], *holders)


def _unique(old: Schema, new: Schema) -> Iterator[Shift]:
    before, after = old.flag("uniqueItems"), new.flag("uniqueItems")
    if before != after:
        effect = Effect.NARROWS if after else Effect.WIDENS
        told = ["distinct items" if side else "" for side in (before, after)]
        holders = old.own("uniqueItems"), new.own("uniqueItems")
        yield Shift("size", effect, told[0], told[1], *holders)


def _dependent(old: Schema, new: Schema) -> Iterator[Shift]:
    before, after = (
        frozenset(
            f"{name} → {needed.value}"
            for holder in side.every("dependentRequired")
            for name, names in holder.members()
            for needed in names.items()
        )
        for side in (old, new)
    )
    if before != after:
        holders = old.own("dependentRequired"), new.own("dependentRequired")
        told = [", ".join(sorted(side)) for side in (before, after)]
        yield Shift("dependent", _of_sets(before, after), told[0], told[1], *holders)


def _rule(old: Schema, new: Schema, keyword: str) -> Iterator[Shift]:
    before, after = old.own(keyword), new.own(keyword)
    texts = [canonical(old, before), canonical(new, after)]
    if texts[0] == texts[1]:
        return
    if not texts[0] or not texts[1]:
        effect = Effect.WIDENS if texts[0] else Effect.NARROWS
    else:
        effect = Effect.BOTH
    told = [f"`{keyword}`" if text else "" for text in texts]
    yield Shift("rule", effect, told[0], told[1], before, after)


def _alternatives(old: Schema, new: Schema) -> Iterator[Shift]:
    """Compare unions whose variants only restrict the schema that contains them."""
    holders = rules_of(old), rules_of(new)
    before, after = (
        frozenset(f"{node.pointer[-1]} {canonical(side, node)}" for node in nodes)
        for side, nodes in zip((old, new), holders, strict=True)
    )
    if before != after:
        told = [
            " and ".join(sorted({f"`{text.partition(' ')[0]}`" for text in texts}))
            for texts in (before, after)
        ]
        places = [nodes[0] if nodes else None for nodes in holders]
        yield Shift("rule", _of_sets(before, after), told[0], told[1], *places)


def canonical(schema: Schema, node: Node | None) -> str:
    """A schema as JSON without documentation keywords, for comparison.

    A reference is followed; references inside the schema are replaced by their names. "" if
    the schema accepts every value.
    """
    if node is None or node.value is True or node.value == {}:
        return ""
    here = chased(schema.ctx, node) or node
    return json.dumps(_plain(here), sort_keys=True, default=str)


def _plain(node: Node) -> Any:
    value = node.value
    if is_reference(value):
        return re.sub(r"^.*/", "", str(value.get("$ref", "")))
    if is_object(value):
        named = bool(node.pointer) and node.pointer[-1] in ("properties", "definitions")
        return {
            key: _plain(inner)
            for key, inner in node.members()
            if named or (key not in WORDS and not key.startswith("x-"))
        }
    if is_array(value):
        items = [_plain(item) for item in node.items()]
        unordered = bool(node.pointer) and node.pointer[-1] in ("required", "enum")
        return sorted(items, key=str) if unordered else items
    return value
