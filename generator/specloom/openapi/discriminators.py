"""Discriminators and the inheritance that they describe."""

from __future__ import annotations

from dataclasses import dataclass

from specloom import ir
from specloom.document import Node
from specloom.kinds import is_array, is_object
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


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a union: the schema as listed, and its type.

    ``base`` is the id of the schema that a family extends: what that lists for a member
    says nothing about one of the family.
    """

    node: Node
    type: ir.Type
    base: str = ""

    @property
    def is_base(self) -> bool:
        """Whether it is the base of a family itself."""
        return bool(self.base) and self.base == self.node.id


@dataclass(frozen=True, slots=True)
class _Tags:
    """The tags of one variant: those that the discriminator or the schema itself names for
    it, and those that its schema lists for the member. ``guessed`` are used where there is
    neither: the member's default, else the schema's name.
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
    """The union of the types, with the member that tells them apart.

    A ``discriminator`` says which; its tags are those of ``mapping`` and the values that the
    variant itself lists for the member, else its default, else the name of the component
    (OpenAPI 3.1 §4.8.25). Without one, a member that each variant requires with values of
    its own does. Variants that share a tag become a union inside the union, of which the
    one whose members fit is taken.
    """
    wire = "" if holder is None else tag_property(holder)
    if holder is None or not wire:
        return ir.Union(types, _implied(ctx, variants, types))
    kept = [variant for variant in variants if variant.type in types]
    tags = _tags_of(ctx, kept, wire, mapped(ctx, holder))
    for variant, mine in zip(kept, tags, strict=True):
        if not mine.all:
            what = f"no value of {wire!r} selects this variant; variants are tried in order"
            ctx.warn("W314", variant.node, what)
            return ir.Union(types)
    meant: dict[str, tuple[ir.Type, ...]] = {}
    for tag in dict.fromkeys(tag for mine in tags for tag in mine.all):
        meant[tag] = _meaning(ctx, tag, kept, tags)
    guessed = [
        variant.type
        for variant, mine in zip(kept, tags, strict=True)
        if not mine.named and not mine.listed
    ]
    return _grouped(ctx, holder, meant, kept, guessed)


def _meaning(
    ctx: Context, tag: str, variants: list[Variant], tags: list[_Tags]
) -> tuple[ir.Type, ...]:
    """The types that a tag stands for, the strongest claims only.

    ``mapping`` decides, then the schemas that list the value. Of several that list it, those
    win that have no tag by ``mapping``; of variants that list the same values, the one
    whose name is the tag; in a family, the one that lists the fewest values, and never the
    base.
    """
    pairs = list(zip(variants, tags, strict=True))
    found = [pair for pair in pairs if tag in pair[1].named]
    if not found:
        found = [pair for pair in pairs if tag in pair[1].listed]
        found = [pair for pair in found if not pair[1].named] or found
        lists = {frozenset(mine.listed) for _, mine in found}
        if len(lists) == 1 and len(max(lists, key=len)) > 1:
            alike = [pair for pair in found if _alike(ctx, pair[0], tag)]
            found = alike if len(alike) == 1 else found
    found = found or [pair for pair in pairs if tag in pair[1].all]
    if len(found) > 1 and any(variant.base for variant, _ in found):
        found = [pair for pair in found if not pair[0].is_base] or found
        fewest = min(len(mine.listed) for _, mine in found)
        found = [pair for pair in found if len(pair[1].listed) == fewest]
    return tuple(dict.fromkeys(variant.type for variant, _ in found))


def _alike(ctx: Context, variant: Variant, tag: str) -> bool:
    """Whether a variant's name is the tag, capitals and punctuation apart."""
    target = _target(ctx, variant)
    name = "" if target is None else component_id(ctx, target).hint
    return _bare(name) == _bare(tag) != ""


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _default(ctx: Context, variants: list[Variant], holder: Node) -> ir.Type | None:
    """The type that values of other tags have, or of none (OpenAPI 3.2 §4.25.1)."""
    said = holder.get("defaultMapping") if holder.is_object else None
    if said is None or not said.is_text:
        return None
    target = _component(ctx, str(said.value), said)
    if target is None:
        return None
    id = component_id(ctx, target).id
    for variant in variants:
        lone = None if variant.base else lone_reference(ctx, variant.node)
        own = variant.node if lone is None else target_of(ctx, lone)
        if own is not None and component_id(ctx, own).id == id:
            return variant.type
    what = f"defaultMapping names {said.value!r}, which is not a variant; it is ignored"
    ctx.warn("W314", said, what, "add it to oneOf or anyOf")
    return None


def _grouped(
    ctx: Context,
    holder: Node,
    meant: dict[str, tuple[ir.Type, ...]],
    kept: list[Variant],
    guessed: list[ir.Type],
) -> ir.Type:
    """The union whose variants are what the tags mean."""
    default = _default(ctx, kept, holder)
    base = next((v.type for v in kept if v.is_base), None) if default is None else None
    distinct = list(dict.fromkeys(meant.values()))
    if base is not None and (base,) not in distinct:
        distinct.append((base,))
    variants = tuple(s[0] if len(s) == 1 else ir.Union(s) for s in distinct)
    if len(variants) == 1:
        return variants[0]
    tags = tuple((tag, distinct.index(types)) for tag, types in meant.items())
    if base is not None:
        place: int | None = distinct.index((base,))
    else:
        place = next((i for i, types in enumerate(distinct) if default in types), None)
    loose = [i for i, types in enumerate(distinct) if {*types} <= {*guessed}]
    found = ir.Discriminator(
        tag_property(holder),
        tags,
        place,
        base=base is not None,
        by_members=tuple(loose) if place is None else (),
    )
    return ir.Union(variants, found)


def tag_property(holder: Node) -> str:
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
    own: list[set[str]] = [set() if t is None else _ids(ctx, t) for t in targets]
    direct = {tag for tag, ids in explicit.items() if any(ids & mine for mine in own)}
    found: list[_Tags] = []
    for variant, target, ids in zip(variants, targets, own, strict=True):
        said = [tag for tag, to in explicit.items() if to & ids]
        if target is not None and not said:
            below = set[str]() if variant.base else _below(ctx, target)
            said = [t for t, to in explicit.items() if t not in direct and to & below]
            ours = accessors.tag_value(target)
            said += [ours] if ours and not said else []
        listed = tag_values(ctx, variant.node, wire, variant.base)
        guessed = _guessed(ctx, variant, target, wire)
        found.append(_Tags(tuple(said), listed, guessed))
    return found


def _target(ctx: Context, variant: Variant) -> Node | None:
    """The named schema that a variant is; None for one without a name."""
    node = variant.node
    lone = None if variant.base else lone_reference(ctx, node)
    if lone is None:
        return node if component_id(ctx, node).component else None
    return target_of(ctx, lone)


def _ids(ctx: Context, node: Node) -> set[str]:
    """The ids of a schema and of what it refers to and nothing else."""
    last = resolve_chain(ctx, node)
    return {component_id(ctx, one).id for one in (node, last) if one is not None}


def _guessed(
    ctx: Context, variant: Variant, target: Node | None, wire: str
) -> tuple[str, ...]:
    """The tags of a variant that nothing lists: its default, else names."""
    default = _default_tag(ctx, variant, wire)
    if default:
        return (default,)
    if target is not None:
        inside = () if variant.base else _tags_inside(ctx, target, wire, set())
        return inside or (component_id(ctx, target).hint,)
    lone = None if variant.base else lone_reference(ctx, variant.node)
    return () if lone is None else (str(reference_in(lone)).split("/")[-1],)


def _default_tag(ctx: Context, variant: Variant, wire: str) -> str:
    """The default that a schema gives to one of its members, as a tag."""
    for part in reversed(parts_of(ctx, variant.node, "")):
        members = None if part.node.id == variant.base else part.get("properties")
        member = members.get(wire) if members is not None else None
        if member is None or not member.is_object:
            continue
        inner = (part.node for part in reversed(parts_of(ctx, member, "")))
        for value in (node.value.get("default") for node in (member, *inner)):
            if value is not None:
                return ir.tag_text(value) or ""
    return ""


def _variants_in(ctx: Context, node: Node) -> list[Node]:
    """What a union lists, or the schemas that extend a base with a discriminator."""
    family = ctx.inheritance.get(component_id(ctx, node).id)
    if family is not None:
        return [*family.heirs]
    found: list[Node] = []
    for part in parts_of(ctx, node, ""):
        for keyword in UNIONS:
            found.extend(_meaningful(part.get(keyword)))
    return found


def _meaningful(group: Node | None) -> list[Node]:
    """The variants of a union but null."""
    return [] if group is None else [one for one in group.items() if not only_null(one)]


def _below(ctx: Context, node: Node) -> set[str]:
    """The ids of the variants of a union, and of the unions among them."""
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
    """The values that stand for a variant that is itself a union told apart by the member."""
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
    """The values that a schema lists for a member, as tags, ``base`` left out; () when it
    lists none.

    The list may stand behind references, in parts of an ``allOf`` (all of them hold) and in
    the variants of a union (any of them does).
    """
    return tuple(_values(ctx, node, wire, base, frozenset()) or ())


def _values(
    ctx: Context, node: Node, wire: str, base: str, seen: frozenset[str]
) -> tuple[str, ...] | None:
    if node.id in seen:
        return None
    left: tuple[str, ...] | None = None
    for part in parts_of(ctx, node, ""):
        if part.node.id == base:
            continue
        members = part.get("properties")
        member = members.get(wire) if members is not None else None
        if member is not None:
            left = _both(left, _listed(ctx, member, frozenset()))
        inside = seen | {node.id, part.node.id}
        for group in (_meaningful(part.get(keyword)) for keyword in UNIONS):
            left = _both(
                left, _any([_values(ctx, v, wire, base, inside) for v in group])
            )
    return left


def _listed(ctx: Context, member: Node, seen: frozenset[str]) -> tuple[str, ...] | None:
    """The values that a schema lists, as tags; None when it lists none."""
    if member.id in seen:
        return None
    left: tuple[str, ...] | None = None
    for part in parts_of(ctx, member, ""):
        value = part.node.value
        enum = [value["const"]] if "const" in value else value.get("enum")
        if is_array(enum):
            told = [v for v in enum if v is not None] or enum
            tags = (ir.tag_text(v) for v in told)
            left = _both(left, tuple(dict.fromkeys(t for t in tags if t is not None)))
        elif value.get("type") == "null":
            left = _both(left, ("null",))
        inside = seen | {member.id, part.node.id}
        for group in (_meaningful(part.get(keyword)) for keyword in UNIONS):
            left = _both(left, _any([_listed(ctx, item, inside) for item in group]))
    return left


def _any(found: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """What any of several lists allows; None where one of them is missing."""
    known = [tags for tags in found if tags is not None]
    if not found or len(known) < len(found):
        return None
    return tuple(dict.fromkeys(tag for tags in known for tag in tags))


def _both(
    some: tuple[str, ...] | None, others: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    """What both lists allow; the later list where they have nothing in common."""
    if some is None or others is None:
        return others if some is None else some
    return tuple(tag for tag in some if tag in others) or others


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


def canonical_ids(ctx: Context, components: dict[str, Node]) -> None:
    """Let a component that merely points into another file be the home of what is there."""
    for key, node in components.items():
        if not is_reference_object(node):
            continue
        target = resolve_chain(ctx, node)
        if target is not None and not target.id.startswith("#"):
            ctx.component_ids.setdefault(target.id, ComponentId(node.id, key, True))


def find_inheritance(ctx: Context, components: dict[str, Node]) -> None:
    """Find the base schemas with a discriminator whose heirs extend them by ``allOf``.

    Such a base lists no variants itself, yet where it is referred to, any heir may come
    (OpenAPI 3.0 §4.7.25, Swagger 2.0 §"Models with Polymorphism Support").
    """
    children: dict[str, list[Node]] = {}
    for node in components.values():
        for parent in _parents(ctx, node):
            children.setdefault(component_id(ctx, parent).id, []).append(node)
    for node in components.values():
        target = _own(ctx, node)
        if target is None:
            continue
        holder = target.get("discriminator")
        if holder is None or any(keyword in target.value for keyword in UNIONS):
            continue
        if not (holder.is_object or holder.is_text) or not tag_property(holder):
            continue
        home = component_id(ctx, target)
        heirs = _subtypes(ctx, home.id, children)
        for heir in mapped(ctx, holder).values():
            heirs.setdefault(component_id(ctx, heir).id, heir)
        heirs.pop(home.id, None)
        if heirs:
            ctx.inheritance[home.id] = Inheritance(
                home, target, holder, tuple(heirs.values())
            )


def _own(ctx: Context, node: Node) -> Node | None:
    """The schema of a component, unless that is another component."""
    target = resolve_chain(ctx, node)
    if target is None or not target.is_object:
        return None
    return target if component_id(ctx, target).id == node.id else None


def _parents(ctx: Context, node: Node) -> list[Node]:
    target = _own(ctx, node)
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
    """Those who extend a base, and those who extend them, by id."""
    found: dict[str, Node] = {}
    work = list(reversed(children.get(base, ())))
    while work:
        node = work.pop()
        id = component_id(ctx, node).id
        if id not in found:
            found[id] = node
            work.extend(reversed(children.get(id, ())))
    return found
