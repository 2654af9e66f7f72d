"""How the variants of a union are told apart by one of their members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.document import Node
from specloom.openapi import extensions
from specloom.openapi.context import Context
from specloom.openapi.members import chased, reference_in, text_at
from specloom.openapi.places import named
from specloom.openapi.shapes import lone_reference, parts_of


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a union: the schema as listed, and its type."""

    node: Node
    type: ir.Type


def discriminator_of(
    ctx: Context,
    variants: list[Variant],
    types: tuple[ir.Type, ...],
    holder: Node | None,
) -> ir.Discriminator | None:
    """The member that tells the variants apart.

    A ``discriminator`` says which; its tags are those of ``mapping``, else the values that
    the variant itself lists for the member, else the name of the component (OpenAPI 3.1
    §4.8.25). Without one, a member that each variant requires with values of its own does.
    """
    wire = "" if holder is None else wire_of(holder)
    if holder is None or not wire:
        return _implied(ctx, variants, types)
    mapping = mapped(ctx, holder)
    tags: dict[str, int] = {}
    for variant in variants:
        if variant.type not in types:
            continue
        index = types.index(variant.type)
        for tag in _tags(ctx, variant.node, wire, mapping):
            if tags.setdefault(tag, index) != index:
                ctx.warn(
                    "W314", variant.node, f"the tag {tag!r} stands for two variants"
                )
        if index not in tags.values():
            ctx.warn("W314", variant.node, f"no value of {wire!r} means this variant")
            return None
    return ir.Discriminator(wire, tuple(tags.items()))


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
    return ctx.documents.resolve(name, origin)


def _tags(
    ctx: Context, node: Node, wire: str, mapping: dict[str, Node]
) -> Iterator[str]:
    lone = lone_reference(ctx, node)
    target = None if lone is None else ctx.documents.resolve(lone.value["$ref"], lone)
    if target is not None:
        home = named(ctx, target).id
        explicit = [tag for tag, to in mapping.items() if named(ctx, to).id == home]
        own = extensions.tag_value(target)
        if explicit or own:
            yield from explicit or [own]
            return
    listed = tag_values(ctx, node, wire)
    if listed:
        yield from listed
    elif target is not None:
        yield named(ctx, target).hint
    elif lone is not None:
        yield str(reference_in(lone)).split("/")[-1]


def tag_values(ctx: Context, node: Node, wire: str) -> tuple[str, ...]:
    """The texts that a schema lists for one of its members."""
    for part in reversed(parts_of(ctx, node, "")):
        members = part.get("properties")
        member = members.get(wire) if members is not None else None
        target = None if member is None else chased(ctx, member)
        if target is None or not target.is_object:
            continue
        if isinstance(target.value.get("const"), str):
            return (target.value["const"],)
        enum = target.value.get("enum")
        if isinstance(enum, list):
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
            for name in (wanted if isinstance(wanted, list) else ())
            if isinstance(name, str)
        )
        members = part.node.value.get("properties")
        names.update(dict.fromkeys(members if isinstance(members, dict) else ()))
    single: dict[str, str] = {}
    for name in names:
        if name in required:
            values = tag_values(ctx, node, name)
            if len(values) == 1:
                single[name] = values[0]
    return single
