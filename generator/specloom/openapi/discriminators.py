"""Discriminators and inheritance."""

from __future__ import annotations

from msgspec import Struct

from specloom import ir
from specloom.document import Node
from specloom.kinds import is_array, is_object
from specloom.naming.assign import folded_text
from specloom.openapi import accessors
from specloom.openapi.accessors import (
    ComponentId,
    Context,
    Inheritance,
    documentation_only,
    is_reference_object,
    items_at,
    reference_in,
    resolve_chain,
    target_of,
    text_at,
)
from specloom.openapi.composition import (
    component_id,
    lone_reference,
    only_null,
    parts_of,
)
from specloom.openapi.scalars import UNIONS


class Variant(Struct, frozen=True):
    """A variant of a union: its schema in the list, and its type.

    ``base`` is the id of the base schema in an inheritance. The values that the base
    lists for the discriminating property do not identify its subtypes.
    """

    node: Node
    type: ir.Type
    base: str = ""

    @property
    def is_base(self) -> bool:
        """Whether the variant is the base of an inheritance."""
        return bool(self.base) and self.base == self.node.id


class _Tags(Struct, frozen=True):
    """The tags of a variant.

    ``named`` come from the discriminator or an extension, ``listed`` from the values
    that the variant's schema lists for the property. Without either, ``guessed`` is
    used: the property's default, otherwise the schema's name.
    """

    named: tuple[str, ...]
    listed: tuple[str, ...]
    guessed: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.named, *self.listed))) or self.guessed


def discriminator_of(
    ctx: Context,
    variants: list[Variant],
    types: tuple[ir.Type, ...],
    holder: Node | None,
) -> ir.Type:
    """The union of the types, with the property that distinguishes them.

    With a ``discriminator``, the tags are those of ``mapping`` and the values that the
    variant lists for the property, otherwise the property's default, otherwise the name
    of the component (OpenAPI 3.1 §4.8.25). If ``mapping`` lacks a variant, the names of
    those that it has are tags, too. Without a ``discriminator``, a property serves that each
    variant requires with a different value. Variants that share a tag become a union
    inside the union; the client selects the one with matching properties.
    """
    wire = "" if holder is None else tag_property(holder)
    if holder is None or not wire:
        return ir.Union(types, _implied(ctx, variants, types))
    kept = [variant for variant in variants if variant.type in types]
    tags = _tags_of(ctx, kept, wire, mapped(ctx, holder))
    for variant, own in zip(kept, tags, strict=True):
        if not own.all:
            message = f"no value of {wire!r} selects this variant; variants are tried in order"
            ctx.warn("W314", variant.node, message)
            return ir.Union(types)
    meant: dict[str, tuple[ir.Type, ...]] = {}
    for tag in dict.fromkeys(tag for own in tags for tag in own.all):
        meant[tag] = _meaning(ctx, tag, kept, tags)
    guessed = [
        variant.type
        for variant, own in zip(kept, tags, strict=True)
        if not own.named and not own.listed
    ]
    if guessed and not any(variant.base for variant in kept):
        # The mapping is partial. Names select the variants in it, too.
        for variant, own in zip(kept, tags, strict=True):
            for tag in () if own.listed else own.guessed:
                meant.setdefault(tag, (variant.type,))
    return _grouped(ctx, holder, meant, kept, guessed)


def _meaning(
    ctx: Context, tag: str, variants: list[Variant], tags: list[_Tags]
) -> tuple[ir.Type, ...]:
    """The types that a tag selects.

    Variants that ``mapping`` names for the tag come first, then those whose schema
    lists it. Of several that list it, those without a tag in ``mapping`` win. Of
    variants that list the same values, the one with the tag as its name wins. In an
    inheritance, the subtype that lists the fewest values wins, never the base.
    """
    pairs = list(zip(variants, tags, strict=True))
    found = [pair for pair in pairs if tag in pair[1].named]
    if not found:
        found = [pair for pair in pairs if tag in pair[1].listed]
        found = [pair for pair in found if not pair[1].named] or found
        lists = {frozenset(own.listed) for _, own in found}
        if len(lists) == 1 and len(max(lists, key=len)) > 1:
            same_name = [pair for pair in found if _is_named(ctx, pair[0], tag)]
            found = same_name if len(same_name) == 1 else found
    found = found or [pair for pair in pairs if tag in pair[1].all]
    if len(found) > 1 and any(variant.base for variant, _ in found):
        found = [pair for pair in found if not pair[0].is_base] or found
        fewest = min(len(own.listed) for _, own in found)
        found = [pair for pair in found if len(pair[1].listed) == fewest]
    return tuple(dict.fromkeys(variant.type for variant, _ in found))


def _is_named(ctx: Context, variant: Variant, tag: str) -> bool:
    """Whether a variant's name is the tag, ignoring case and punctuation."""
    target = _target(ctx, variant)
    name = "" if target is None else component_id(ctx, target).hint
    return folded_text(name) == folded_text(tag) != ""


def _default(ctx: Context, variants: list[Variant], holder: Node) -> ir.Type | None:
    """The type of values with another tag or none (OpenAPI 3.2 §4.25.1)."""
    mapping = holder.get("defaultMapping") if holder.is_object else None
    if mapping is None or not mapping.is_text:
        return None
    target = _component(ctx, str(mapping.value), mapping)
    if target is None:
        return None
    id = component_id(ctx, target).id
    for variant in variants:
        lone = None if variant.base else lone_reference(ctx, variant.node)
        schema = variant.node if lone is None else target_of(ctx, lone)
        if schema is not None and component_id(ctx, schema).id == id:
            return variant.type
    message = (
        f"defaultMapping names {mapping.value!r}, which is not a variant; it is ignored"
    )
    ctx.warn("W314", mapping, message, "Add it to oneOf or anyOf.")
    return None


def _grouped(
    ctx: Context,
    holder: Node,
    by_tag: dict[str, tuple[ir.Type, ...]],
    kept: list[Variant],
    guessed: list[ir.Type],
) -> ir.Type:
    """The union whose variants are the types that the tags select."""
    default = _default(ctx, kept, holder)
    base = next((v.type for v in kept if v.is_base), None) if default is None else None
    distinct = list(dict.fromkeys(by_tag.values()))
    if base is not None and (base,) not in distinct:
        distinct.append((base,))
    variants = tuple(one[0] if len(one) == 1 else ir.Union(one) for one in distinct)
    if len(variants) == 1:
        return variants[0]
    tags = tuple((tag, distinct.index(types)) for tag, types in by_tag.items())
    if base is not None:
        default_index: int | None = distinct.index((base,))
    else:
        default_index = next(
            (i for i, types in enumerate(distinct) if default in types), None
        )
    guessed_indexes = [i for i, types in enumerate(distinct) if {*types} <= {*guessed}]
    found = ir.Discriminator(
        tag_property(holder),
        tags,
        default_index,
        base=base is not None,
        by_members=tuple(guessed_indexes) if default_index is None else (),
    )
    return ir.Union(variants, found)


def tag_property(holder: Node) -> str:
    """The name of the discriminating property. In Swagger 2.0 the discriminator is a
    string.
    """
    return str(holder.value) if holder.is_text else text_at(holder, "propertyName")


def mapped(ctx: Context, holder: Node) -> dict[str, Node]:
    """The schemas in a discriminator's ``mapping``, by tag."""
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
    """The schema that a value of ``mapping`` refers to: a component by name, otherwise
    a reference.
    """
    node: Node | None = ctx.documents.root()
    for key in ("components", "schemas", name):
        node = node.get(key) if node is not None else None
    if node is not None:
        return node
    if not {"#", "/", "."}.intersection(name):
        ctx.warn("W314", origin, f"unknown component {name!r}")
        return None
    with documentation_only(ctx):
        return ctx.documents.resolve(name, origin)


def _tags_of(
    ctx: Context, variants: list[Variant], wire: str, mapping: dict[str, Node]
) -> list[_Tags]:
    """The tags of each variant."""
    targets = [_target(ctx, variant) for variant in variants]
    explicit = {tag: _ids(ctx, to) for tag, to in mapping.items()}
    ids_of: list[set[str]] = [set() if t is None else _ids(ctx, t) for t in targets]
    direct = {
        tag for tag, ids in explicit.items() if any(ids & other for other in ids_of)
    }
    found: list[_Tags] = []
    for variant, target, ids in zip(variants, targets, ids_of, strict=True):
        named = [tag for tag, to in explicit.items() if to & ids]
        if target is not None and not named:
            below = set[str]() if variant.base else _nested_ids(ctx, target)
            named = [t for t, to in explicit.items() if t not in direct and to & below]
            extension = accessors.tag_value(target)
            named += [extension] if extension and not named else []
        listed = tag_values(ctx, variant.node, wire, variant.base)
        guessed = _guessed(ctx, variant, target, wire)
        found.append(_Tags(tuple(named), listed, guessed))
    return found


def _target(ctx: Context, variant: Variant) -> Node | None:
    """The named schema of a variant; None if it has no name."""
    node = variant.node
    lone = None if variant.base else lone_reference(ctx, node)
    if lone is None:
        return node if component_id(ctx, node).component else None
    return target_of(ctx, lone)


def _ids(ctx: Context, node: Node) -> set[str]:
    """The ids of a schema and of its reference's target."""
    last = resolve_chain(ctx, node)
    return {component_id(ctx, one).id for one in (node, last) if one is not None}


def _guessed(
    ctx: Context, variant: Variant, target: Node | None, wire: str
) -> tuple[str, ...]:
    """The tags of a variant whose schema lists none: its default, otherwise its name."""
    default = _default_tag(ctx, variant, wire)
    if default:
        return (default,)
    if target is not None:
        inside = () if variant.base else _tags_inside(ctx, target, wire, set())
        return inside or (component_id(ctx, target).hint,)
    lone = None if variant.base else lone_reference(ctx, variant.node)
    return () if lone is None else (str(reference_in(lone)).split("/")[-1],)


def _default_tag(ctx: Context, variant: Variant, wire: str) -> str:
    """The default of a schema's property, as a tag."""
    for part in reversed(parts_of(ctx, variant.node, "")):
        properties = None if part.node.id == variant.base else part.get("properties")
        schema = properties.get(wire) if properties is not None else None
        if schema is None or not schema.is_object:
            continue
        inner = (part.node for part in reversed(parts_of(ctx, schema, "")))
        for value in (node.value.get("default") for node in (schema, *inner)):
            if value is not None:
                return ir.tag_text(value) or ""
    return ""


def _variants_in(ctx: Context, node: Node) -> list[Node]:
    """The variants of a union, or the subtypes of a base with a discriminator."""
    inheritance = ctx.inheritance.get(component_id(ctx, node).id)
    if inheritance is not None:
        return [*inheritance.subtypes]
    found: list[Node] = []
    for part in parts_of(ctx, node, ""):
        for keyword in UNIONS:
            found.extend(_without_null(part.get(keyword)))
    return found


def _without_null(group: Node | None) -> list[Node]:
    """The variants of a union, without null."""
    return [] if group is None else [one for one in group.items() if not only_null(one)]


def _nested_ids(ctx: Context, node: Node) -> set[str]:
    """The ids of the variants of a union, and of the unions inside it."""
    found: set[str] = set()
    work = _variants_in(ctx, node)
    while work:
        target = resolve_chain(ctx, work.pop())
        if target is not None and not _ids(ctx, target) <= found:
            found |= _ids(ctx, target)
            work += _variants_in(ctx, target)
    return found


def _tags_inside(
    ctx: Context, union: Node, wire: str, seen: set[str]
) -> tuple[str, ...]:
    """The tags of a variant that is itself a union with the same discriminating
    property.
    """
    holder = union.get("discriminator") if union.is_object else None
    if union.id in seen or holder is None or not (holder.is_object or holder.is_text):
        return ()
    seen.add(union.id)
    if tag_property(holder) != wire:
        return ()
    mapping = mapped(ctx, holder)
    explicit = {id for to in mapping.values() for id in _ids(ctx, to)}
    base = union.id if component_id(ctx, union).id in ctx.inheritance else ""
    found = dict.fromkeys(mapping)
    for item in _variants_in(ctx, union):
        target = resolve_chain(ctx, item)
        if target is not None and not explicit & _ids(ctx, target):
            tags = tag_values(ctx, target, wire, base)
            tags = tags or _tags_inside(ctx, target, wire, seen)
            found.update(dict.fromkeys(tags or (component_id(ctx, target).hint,)))
    return tuple(found)


def tag_values(ctx: Context, node: Node, wire: str, base: str = "") -> tuple[str, ...]:
    """The values that a schema lists for a property, as tags; () if it lists none.

    The list may be behind references, in parts of ``allOf`` (all apply) and in the
    variants of a union (any applies). The schema with the id ``base`` is ignored.
    """
    return tuple(_values(ctx, node, wire, base, frozenset()) or ())


def _values(
    ctx: Context, node: Node, wire: str, base: str, seen: frozenset[str]
) -> tuple[str, ...] | None:
    if node.id in seen:
        return None
    tags: tuple[str, ...] | None = None
    for part in parts_of(ctx, node, ""):
        if part.node.id == base:
            continue
        properties = part.get("properties")
        schema = properties.get(wire) if properties is not None else None
        if schema is not None:
            tags = _all_of(tags, _listed(ctx, schema, frozenset()))
        inside = seen | {node.id, part.node.id}
        for group in (_without_null(part.get(keyword)) for keyword in UNIONS):
            tags = _all_of(
                tags, _any_of([_values(ctx, v, wire, base, inside) for v in group])
            )
    return tags


def _listed(ctx: Context, schema: Node, seen: frozenset[str]) -> tuple[str, ...] | None:
    """The values that a schema lists, as tags; None if it lists none."""
    if schema.id in seen:
        return None
    common: tuple[str, ...] | None = None
    for part in parts_of(ctx, schema, ""):
        value = part.node.value
        enum = [value["const"]] if "const" in value else value.get("enum")
        if is_array(enum):
            values = [v for v in enum if v is not None] or enum
            tags = (ir.tag_text(v) for v in values)
            common = _all_of(
                common, tuple(dict.fromkeys(t for t in tags if t is not None))
            )
        elif value.get("type") == "null":
            common = _all_of(common, ("null",))
        inside = seen | {schema.id, part.node.id}
        for group in (_without_null(part.get(keyword)) for keyword in UNIONS):
            common = _all_of(
                common, _any_of([_listed(ctx, item, inside) for item in group])
            )
    return common


def _any_of(found: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """The values in any of several lists; None if one of them is missing."""
    known = [tags for tags in found if tags is not None]
    if not found or len(known) < len(found):
        return None
    return tuple(dict.fromkeys(tag for tags in known for tag in tags))


def _all_of(
    some: tuple[str, ...] | None, others: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    """The values in both lists; the later list if they have none in common."""
    if some is None or others is None:
        return others if some is None else some
    return tuple(tag for tag in some if tag in others) or others


def _implied(
    ctx: Context, variants: list[Variant], types: tuple[ir.Type, ...]
) -> ir.Discriminator | None:
    """A property that each variant requires, with one string that no other variant has."""
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
    """The required properties of a schema that can have only one value, with that
    value.
    """
    parts = parts_of(ctx, node, "")
    required: set[str] = set()
    names: dict[str, None] = {}
    for part in parts:
        listed = part.node.value.get("required")
        required.update(
            name
            for name in (listed if is_array(listed) else ())
            if isinstance(name, str)
        )
        properties = part.node.value.get("properties")
        names.update(dict.fromkeys(properties if is_object(properties) else ()))
    single: dict[str, str] = {}
    for name in names:
        if name in required:
            values = tag_values(ctx, node, name)
            if len(values) == 1:
                single[name] = values[0]
    return single


def canonical_ids(ctx: Context, components: dict[str, Node]) -> None:
    """Give a component's id to the schema of another file that it refers to."""
    for key, node in components.items():
        if not is_reference_object(node):
            continue
        target = resolve_chain(ctx, node)
        if target is not None and not target.id.startswith("#"):
            ctx.component_ids.setdefault(target.id, ComponentId(node.id, key, True))


def find_inheritance(ctx: Context, components: dict[str, Node]) -> None:
    """Find the base schemas with a discriminator that subtypes extend with ``allOf``.

    Such a base lists no variants, but a reference to it allows any subtype (OpenAPI 3.0
    §4.7.25, Swagger 2.0 §"Models with Polymorphism Support").
    """
    children: dict[str, list[Node]] = {}
    for node in components.values():
        for parent in _parents(ctx, node):
            children.setdefault(component_id(ctx, parent).id, []).append(node)
    for node in components.values():
        target = _component_schema(ctx, node)
        if target is None:
            continue
        holder = target.get("discriminator")
        if holder is None or any(keyword in target.value for keyword in UNIONS):
            continue
        if not (holder.is_object or holder.is_text) or not tag_property(holder):
            continue
        component = component_id(ctx, target)
        subtypes = _subtypes(ctx, component.id, children)
        for subtype in mapped(ctx, holder).values():
            subtypes.setdefault(component_id(ctx, subtype).id, subtype)
        subtypes.pop(component.id, None)
        if subtypes:
            ctx.inheritance[component.id] = Inheritance(
                component, target, holder, tuple(subtypes.values())
            )


def _component_schema(ctx: Context, node: Node) -> Node | None:
    """The schema of a component; None if it refers to another component."""
    target = resolve_chain(ctx, node)
    if target is None or not target.is_object:
        return None
    return target if component_id(ctx, target).id == node.id else None


def _parents(ctx: Context, node: Node) -> list[Node]:
    target = _component_schema(ctx, node)
    found: list[Node] = []
    if target is None:
        return found
    for item in items_at(ctx, target, "allOf"):
        parent = resolve_chain(ctx, item) if is_reference_object(item) else None
        if parent is not None:
            found.append(parent)
    return found


def _subtypes(
    ctx: Context, base: str, children: dict[str, list[Node]]
) -> dict[str, Node]:
    """The schemas that extend a base, directly or indirectly, by id."""
    found: dict[str, Node] = {}
    work = list(reversed(children.get(base, ())))
    while work:
        node = work.pop()
        id = component_id(ctx, node).id
        if id not in found:
            found[id] = node
            work.extend(reversed(children.get(id, ())))
    return found
