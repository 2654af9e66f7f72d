"""Flattens ``allOf`` into the parts that must all hold.

How the parts of an ``allOf`` become one type:

- members are united; a member that several parts have is an object, array, map or union
  with what all of them say, else the narrower of their types, the later when neither is
  narrower (`narrowing`); ``required`` lists are united;
- of ``type``, what all parts let through is left; when nothing is left that is told and
  the later part wins;
- of ``enum``, the values that all parts list are left, by the same rule;
- what parts say of ``items``, ``prefixItems`` and ``additionalProperties`` is merged in the
  same way; ``format`` comes from the last part that has one;
- parts that say nothing about the type (a description, a limit) leave it alone, and an
  ``allOf`` that comes down to one reference is that reference.
"""

from __future__ import annotations

from specloom.document import Node
from specloom.document.kinds import is_object
from specloom.openapi.context import Context, Part, Shape
from specloom.openapi.keywords import UNIONS, says_type, shapes
from specloom.openapi.members import items_at, misplaced
from specloom.openapi.places import named
from specloom.openapi.references import is_reference, refers, target_of


def shape_of(ctx: Context, node: Node, hint: str, id: str = "") -> Shape:
    """The schema with its ``allOf`` flattened."""
    return Shape(id or node.id, node, parts_of(ctx, node, hint))


def parts_of(ctx: Context, node: Node, hint: str) -> tuple[Part, ...]:
    """The parts of a schema, bases first, each schema once."""
    value = node.value
    if is_object(value) and "allOf" not in value and not refers(node):
        return (Part(node, hint),) if shapes(value) else ()
    key = (node.id, hint)
    known = ctx.parts.get(key)
    if known is None:
        known = ctx.parts[key] = _flatten(ctx, node, hint)
    return known


def _flatten(ctx: Context, node: Node, hint: str) -> tuple[Part, ...]:
    found: list[Part] = []
    seen: set[str] = set()
    work: list[Part | tuple[Node, str]] = [(node, hint)]
    while work:
        task = work.pop()
        if isinstance(task, Part):
            found.append(task)
            continue
        here, words = task
        if here.id in seen:
            if here.id == node.id:
                ctx.warn(
                    "W303",
                    here,
                    "the schema extends itself with allOf; that part is skipped",
                )
            continue
        seen.add(here.id)
        work.extend(reversed(_pieces(ctx, here, words, seen)))
    return tuple(found)


def _pieces(
    ctx: Context, node: Node, hint: str, seen: set[str]
) -> list[Part | tuple[Node, str]]:
    """What a schema comes down to: what it refers to, its allOf's members, itself."""
    if not is_object(node.value):
        if not isinstance(node.value, bool):
            misplaced(ctx, node, "a schema")
        return []
    pieces: list[Part | tuple[Node, str]] = []
    if refers(node):
        target = target_of(ctx, node)
        if target is not None:
            pieces.append((target, named(ctx, target).hint))
        if not ctx.dialect.reads_ref_siblings:
            return pieces
    pieces.extend((item, hint) for item in items_at(ctx, node, "allOf"))
    if shapes(node.value):
        pieces.append(Part(node, hint, _families(ctx, node, seen)))
    return pieces


def _families(ctx: Context, node: Node, seen: set[str]) -> frozenset[str]:
    """The union keywords of a base that list the very schemas that extend it.

    Such a list says what the base stands for where it is referred to; to the schema that
    extends it, it says nothing.
    """
    listed: set[str] = set()
    if len(seen) < 2:
        return frozenset()
    for keyword in UNIONS:
        for item in items_at(ctx, node, keyword):
            target = target_of(ctx, item)
            if target is not None and target.id in seen - {node.id}:
                listed.add(keyword)
    return frozenset(listed)


def lone_reference(ctx: Context, node: Node) -> Node | None:
    """The reference that a schema comes down to, if it adds nothing to it."""
    here = node
    for _ in range(20):
        value = here.value
        if not is_object(value):
            return None
        if is_reference(value):
            if not ctx.dialect.reads_ref_siblings or not _adds(value, "allOf"):
                return here
            return None
        group = here.get("allOf")
        if group is None or _adds(value):
            return None
        telling = [item for item in group.items() if says_type(item)]
        if len(telling) != 1:
            return None
        here = telling[0]
    return None


def _adds(value: dict[str, object], *more: str) -> bool:
    """Whether keywords beside a reference change its type; ``type: object`` does not."""
    beside = {key: value[key] for key in value if key != "type" or _telling(value[key])}
    if beside.get("additionalProperties") in (True, False):
        del beside["additionalProperties"]
    if not beside.get("properties", True):
        del beside["properties"]
    return shapes(beside) or any(key in beside for key in more)


def _telling(kind: object) -> bool:
    return kind not in ("object", ["object"], ["object", "null"], ["null", "object"])
