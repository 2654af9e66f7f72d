"""Reads the declarations that were claimed, until nothing more is."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.document.kinds import is_object
from specloom.openapi.alternatives import samples_of
from specloom.openapi.annotations import doc_of, limits_of, schema_examples
from specloom.openapi.context import Context, Family, Pending, Place, Shape
from specloom.openapi.discriminators import Variant, wire_of
from specloom.openapi.literals import literals
from specloom.openapi.models import model_of
from specloom.openapi.nullability import allows_null, without_null
from specloom.openapi.places import named
from specloom.openapi.references import chased
from specloom.openapi.scalars import json_types
from specloom.openapi.schemas import has_fields, read_type, shape_type
from specloom.openapi.shapes import lone_reference, shape_of
from specloom.openapi.unions import combined, groups_of, merged_alone


def drain(ctx: Context) -> None:
    """Read what is claimed, and what that claims: in order, children after parents."""
    ctx.pending.reverse()
    while ctx.pending:
        wanted = ctx.pending.pop()
        start = len(ctx.pending)
        ctx.declared[wanted.id] = declared(ctx, wanted)
        ctx.pending[start:] = reversed(ctx.pending[start:])


def declared(ctx: Context, wanted: Pending) -> ir.Declaration:
    """The model or alias that a schema declares."""
    family = ctx.families.get(wanted.id.removesuffix("/discriminator"))
    if family is not None and wanted.id == family.id:
        return _alias(ctx, wanted, _family_type(ctx, family))
    if wanted.shape is not None:
        return model_of(ctx, wanted, wanted.shape)
    if not is_object(wanted.node.value) or _stands_for_another(ctx, wanted):
        return _alias(ctx, wanted, read_type(ctx, wanted.node, Place(wanted.hint)))
    shape = shape_of(ctx, wanted.node, wanted.hint, wanted.id)
    shape = merged_alone(ctx, shape, (read_type, shape_type))
    if _is_model(ctx, shape):
        return model_of(ctx, wanted, shape)
    return _alias(ctx, wanted, shape_type(ctx, shape, Place(wanted.hint)))


def _stands_for_another(ctx: Context, wanted: Pending) -> bool:
    """Whether a schema is one reference only.

    One that extends the base of a family is a member of that family, even if it adds
    nothing.
    """
    lone = lone_reference(ctx, wanted.node)
    if lone is None or lone.id == wanted.node.id:
        return lone is not None
    target = chased(ctx, lone)
    return target is None or named(ctx, target).id not in ctx.families


def _is_model(ctx: Context, shape: Shape) -> bool:
    types = json_types(ctx, shape)
    if types and types != ("object",):
        return False
    if not has_fields(shape) or groups_of(ctx, shape):
        return False
    return literals(ctx, shape, types) is None


def _alias(ctx: Context, wanted: Pending, type: ir.Type) -> ir.Alias:
    nodes = (wanted.node,) if wanted.node.is_object else ()
    return ir.Alias(
        id=wanted.id,
        hint=wanted.hint,
        type=without_null(type),
        span=wanted.node.span,
        doc=doc_of(ctx, *nodes),
        examples=schema_examples(*nodes),
        limits=limits_of(*nodes),
        component=wanted.component,
        nullable=isinstance(type, ir.Nullable) or allows_null(ctx, wanted.node),
        alternatives=samples_of(ctx, wanted.node) if wanted.component else (),
    )


def _family_type(ctx: Context, family: Family) -> ir.Type:
    """The union of a base schema and those that extend it."""
    variants: list[Variant] = []
    wire = wire_of(family.discriminator)
    for node in (*family.heirs, family.node):
        home = named(ctx, node)
        wanted = Pending(
            id=home.id, hint=home.hint, node=node, component=home.component
        )
        own = None if node is family.node else ctx.families.get(home.id)
        if own is not None and wire_of(own.discriminator) != wire:
            # An heir whose own heirs are told apart by another member.
            wanted = Pending(id=own.id, hint=f"any {home.hint}", node=own.node)
        variants.append(Variant(node, ctx.claim(wanted), family.node.id))
    return combined(ctx, variants, family.discriminator)


def without_cycles(ctx: Context) -> tuple[ir.Declaration, ...]:
    """All declarations, aliases that stand for nothing but themselves opened."""
    for id, one in ctx.declared.items():
        if isinstance(one, ir.Alias) and id in _reached(ctx, one.type):
            ctx.report.warning(
                "W303",
                one.span,
                f"the schema {one.hint!r} refers to itself in a circle",
                element=id,
            )
            kept = _opened(ctx, one.type, id)
            ctx.declared[id] = replace(one, type=without_null(kept))
    return tuple(ctx.declared.values())


def _transparent(type: ir.Type) -> tuple[str, ...]:
    """The ids that a type stands for without anything around them."""
    match type:
        case ir.Ref(id):
            return (id,)
        case ir.Nullable(inner):
            return _transparent(inner)
        case ir.Union(variants):
            return tuple(id for one in variants for id in _transparent(one))
        case _:
            return ()


def _reached(ctx: Context, type: ir.Type) -> set[str]:
    work, seen = list(_transparent(type)), set[str]()
    while work:
        id = work.pop()
        one = ctx.declared.get(id)
        if id not in seen:
            seen.add(id)
            work.extend(_transparent(one.type) if isinstance(one, ir.Alias) else ())
    return seen


def _opened(ctx: Context, type: ir.Type, id: str) -> ir.Type:
    """The type without what leads back to an alias."""
    match type:
        case ir.Ref():
            return ir.Unknown() if id in {type.id} | _reached(ctx, type) else type
        case ir.Nullable(inner):
            return ir.Nullable(_opened(ctx, inner, id))
        case ir.Union(variants):
            kept = tuple(v for v in variants if id not in _reached(ctx, v))
            return ir.Union(kept) if len(kept) > 1 else (*kept, ir.Unknown())[0]
        case _:
            return type
