"""How the variants of a union are told apart by one of their members."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi import extensions
from specloom.openapi.context import Context
from specloom.openapi.keywords import UNIONS
from specloom.openapi.members import text_at
from specloom.openapi.places import named
from specloom.openapi.references import (
    chased,
    reference_in,
    target_of,
    words_only,
)
from specloom.openapi.shapes import lone_reference, parts_of


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a union: the schema as listed, and its type.

    ``base`` is the id of the schema that a family extends: what that lists for a member
    says nothing about one of the family.
    """

    node: Node
    type: ir.Type
    base: str = ""


def told_apart(
    ctx: Context,
    variants: list[Variant],
    types: tuple[ir.Type, ...],
    holder: Node | None,
) -> ir.Type:
    """The union of the types, with the member that tells them apart.

    A ``discriminator`` says which; its tags are those of ``mapping``, else the values that
    the variant itself lists for the member, else the name of the component (OpenAPI 3.1
    §4.8.25). Without one, a member that each variant requires with values of its own does.
    Variants that share a tag become a union inside the union, tried in turn.
    """
    wire = "" if holder is None else wire_of(holder)
    if holder is None or not wire:
        return ir.Union(types, _implied(ctx, variants, types))
    mapping = mapped(ctx, holder)
    kept = [variant for variant in variants if variant.type in types]
    listed = [_listed(ctx, variant, wire) for variant in kept]
    said = Counter(tag for values in listed for tag in values)
    meant: dict[str, list[ir.Type]] = {}
    for variant, values in zip(kept, listed, strict=True):
        alone = len(values) == 1 or all(said[tag] == 1 for tag in values)
        mine = _tags(ctx, variant, wire, values if alone else (), mapping)
        for tag in mine:
            same = meant.setdefault(tag, [])
            if variant.type not in same and not (same and variant.base):
                same.append(variant.type)
        if not mine:
            what = f"no value of {wire!r} means this variant; all are tried in turn"
            ctx.warn("W314", variant.node, what)
            return ir.Union(types)
    return _grouped(wire, meant, _default(ctx, kept, holder))


def _default(ctx: Context, variants: list[Variant], holder: Node) -> ir.Type | None:
    """The type that values of other tags have, or of none (OpenAPI 3.2 §4.25.1)."""
    said = holder.get("defaultMapping") if holder.is_object else None
    if said is None or not said.is_text:
        return None
    target = _component(ctx, str(said.value), said)
    if target is None:
        return None
    id = named(ctx, target).id
    for variant in variants:
        lone = None if variant.base else lone_reference(ctx, variant.node)
        own = variant.node if lone is None else target_of(ctx, lone)
        if own is not None and named(ctx, own).id == id:
            return variant.type
    what = f"{said.value!r} is no variant; other values stay as they are"
    ctx.warn("W314", said, what, "list it under oneOf or anyOf")
    return None


def _grouped(
    wire: str, meant: dict[str, list[ir.Type]], default: ir.Type | None
) -> ir.Type:
    """The union whose variants are what the tags mean."""
    sets = {tag: tuple(types) for tag, types in meant.items()}
    distinct = list(dict.fromkeys(sets.values()))
    variants = tuple(s[0] if len(s) == 1 else ir.Union(s) for s in distinct)
    if len(variants) == 1:
        return variants[0]
    tags = tuple((tag, distinct.index(types)) for tag, types in sets.items())
    place = next((i for i, types in enumerate(distinct) if default in types), None)
    return ir.Union(variants, ir.Discriminator(wire, tags, place))


def _listed(ctx: Context, variant: Variant, wire: str) -> tuple[str, ...]:
    values = tag_values(ctx, variant.node, wire, variant.base)
    return values if len(values) == 1 or not variant.base else ()


def wire_of(holder: Node) -> str:
    """The discriminating member's name; a lone text in Swagger 2.0."""
    return str(holder.value) if holder.is_text else text_at(holder, "propertyName")


def mapped(ctx: Context, holder: Node) -> dict[str, Node]:
    """The schemas that a discriminator's ``mapping`` names, by tag."""
    mapping = holder.get("mapping") if holder.is_object else None
    found: dict[str, Node] = {}
    for tag, value in mapping.members() if mapping is not None else ():
        if not value.is_text:
            continue
        target = _component(ctx, str(value.value), value)
        if target is not None:
            found[tag] = target
    return found


def _component(ctx: Context, name: str, origin: Node) -> Node | None:
    """What a mapping's value means: a component's name first, else a reference."""
    node: Node | None = ctx.documents.root()
    for key in ("components", "schemas", name):
        node = node.get(key) if node is not None else None
    if node is not None:
        return node
    if not {"#", "/", "."}.intersection(name):
        ctx.warn("W314", origin, f"there is no component {name!r}")
        return None
    with words_only(ctx):
        return ctx.documents.resolve(name, origin)


def _tags(
    ctx: Context,
    variant: Variant,
    wire: str,
    listed: tuple[str, ...],
    mapping: dict[str, Node],
) -> tuple[str, ...]:
    """The values that stand for a variant; () when nothing does."""
    node = variant.node
    lone = None if variant.base else lone_reference(ctx, node)
    if lone is None:
        target = node if named(ctx, node).component else None
    else:
        target = target_of(ctx, lone)
    if target is None:
        implicit = () if lone is None else (str(reference_in(lone)).split("/")[-1],)
        return listed or implicit
    said = _said(ctx, target, listed, mapping)
    return said or _tags_inside(ctx, target, wire, set()) or (named(ctx, target).hint,)


def _said(
    ctx: Context, target: Node, listed: tuple[str, ...], mapping: dict[str, Node]
) -> tuple[str, ...]:
    """The values that ``mapping``, an extension or the schema itself names for it."""
    home = named(ctx, target)
    explicit = tuple(tag for tag, to in mapping.items() if named(ctx, to).id == home.id)
    own = extensions.tag_value(target)
    return explicit or ((own,) if own else ()) or listed


def _tags_inside(
    ctx: Context, union: Node, wire: str, seen: set[str]
) -> tuple[str, ...]:
    """The values that stand for a variant that is itself a union of others."""
    if union.id in seen or not union.is_object:
        return ()
    seen.add(union.id)
    holder = union.get("discriminator")
    same = holder is not None and holder.is_object and wire_of(holder) == wire
    mapping = mapped(ctx, holder) if same and holder is not None else {}
    found: dict[str, None] = {}
    groups = (union.get(keyword) for keyword in UNIONS)
    for item in (item for group in groups if group for item in group.items()):
        target = chased(ctx, item)
        if target is not None:
            said = _said(ctx, target, tag_values(ctx, target, wire), mapping)
            found.update(dict.fromkeys(said or _tags_inside(ctx, target, wire, seen)))
    return tuple(found)


def tag_values(ctx: Context, node: Node, wire: str, base: str = "") -> tuple[str, ...]:
    """The texts that a schema lists for one of its members, ``base`` left out."""
    for part in reversed(parts_of(ctx, node, "")):
        members = None if part.node.id == base else part.get("properties")
        member = members.get(wire) if members is not None else None
        target = None if member is None else chased(ctx, member)
        if target is None or not target.is_object:
            continue
        if isinstance(target.value.get("const"), str):
            return (target.value["const"],)
        enum = target.value.get("enum")
        if is_array(enum):
            return tuple(dict.fromkeys(v for v in enum if isinstance(v, str)))
    return ()


def _implied(
    ctx: Context, variants: list[Variant], types: tuple[ir.Type, ...]
) -> ir.Discriminator | None:
    """A member that each variant requires, with one text that no other variant has."""
    if len(types) != len(variants) or not all(isinstance(t, ir.Ref) for t in types):
        return None
    common: dict[str, list[str]] = {}
    for number, variant in enumerate(variants):
        single = _single_tags(ctx, variant.node)
        if number == 0:
            common = {wire: [tag] for wire, tag in single.items()}
            continue
        for wire in list(common):
            if wire in single and single[wire] not in common[wire]:
                common[wire].append(single[wire])
            else:
                del common[wire]
        if not common:
            return None
    for wire, tags in common.items():
        return ir.Discriminator(wire, tuple((t, i) for i, t in enumerate(tags)))
    return None


def _single_tags(ctx: Context, node: Node) -> dict[str, str]:
    """The required members of a schema that can have one text only."""
    parts = parts_of(ctx, node, "")
    required: set[str] = set()
    names: dict[str, None] = {}
    for part in parts:
        wanted = part.node.value.get("required")
        required.update(
            name
            for name in (wanted if is_array(wanted) else ())
            if isinstance(name, str)
        )
        members = part.node.value.get("properties")
        names.update(dict.fromkeys(members if is_object(members) else ()))
    single: dict[str, str] = {}
    for name in names:
        if name in required:
            values = tag_values(ctx, node, name)
            if len(values) == 1:
                single[name] = values[0]
    return single
