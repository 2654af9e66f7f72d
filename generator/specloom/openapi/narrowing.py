"""Choose the type of a property when parts of an ``allOf`` disagree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context

K = ir.ScalarKind
ANY = (ir.Unknown(), ir.Map(ir.Unknown()), ir.Array(ir.Unknown()))
TEXTS = (K.STRING, K.DATE, K.DATE_TIME, K.TIME, K.DURATION, K.UUID, K.BASE64, K.BINARY)


@dataclass(frozen=True, slots=True)
class Told:
    """The type that one part gives to a property, and that type with references resolved."""

    type: ir.Type
    seen: ir.Type
    node: Node


def narrowest(ctx: Context, told: list[Told]) -> ir.Type:
    """The narrowest of the types that the parts of an ``allOf`` give to one member.

    A name is compared by what it stands for, and kept where that is what is left.
    """
    first = told[0]
    for later in told[1:]:
        left = narrower(ctx, first.seen, later.seen, later.node)
        named = first.type if left == first.seen else later.type
        kept = named if left in (first.seen, later.seen) else left
        first = Told(kept, left, later.node)
    return first.type


def narrower(ctx: Context, first: ir.Type, later: ir.Type, node: Node) -> ir.Type:
    """The narrower of two types, else the later; warn if they contradict each other."""
    if isinstance(first, ir.Nullable) and isinstance(later, ir.Nullable):
        return ir.Nullable(narrower(ctx, first.inner, later.inner, node))
    some = first.inner if isinstance(first, ir.Nullable) else first
    other = later.inner if isinstance(later, ir.Nullable) else later
    if some == other or isinstance(some, ir.Unknown):
        return other if some == other else later
    if isinstance(other, ir.Unknown) or (other in ANY and _kind(some) == _kind(other)):
        return first
    if _includes(other, some):
        return first
    if isinstance(some, ir.Literals) and isinstance(other, ir.Literals):
        common = _common(some, other)
        if common is not None:
            return common
        what = "enums in allOf have no value in common; the later one is used"
        ctx.warn("W305", node, what)
        return later
    asked, wanted = _kind(some), _kind(other)
    if asked == wanted == "a string" and not _includes(some, other):
        asked, wanted = _notation(some), _notation(other)
    if asked and wanted and asked != wanted:
        what = f"{wanted} contradicts {asked} in another part of allOf"
        ctx.warn("W305", node, f"{what}; the later one is used")
    return later


def _common(some: ir.Literals, other: ir.Literals) -> ir.Literals | None:
    """The common values of two enums, in the order of the first; None if there are none."""
    kept = [i for i, value in enumerate(some.values) if value in other.values]
    if not kept:
        return None
    return replace(
        some,
        values=tuple(some.values[i] for i in kept),
        names=tuple(some.names[i] for i in kept if some.names),
        of=other.of if some.of is None else some.of,
        closed=len(kept) == 1,
    )


def _includes(wide: ir.Type, narrow: ir.Type) -> bool:
    if not isinstance(wide, ir.Scalar) or wide.format:
        return False
    if isinstance(narrow, ir.Literals):
        return narrow.of is wide.kind
    if not isinstance(narrow, ir.Scalar):
        return False
    if wide.kind is K.NUMBER:
        return narrow.kind in (K.INTEGER, K.NUMBER, K.DECIMAL)
    return wide.kind is narrow.kind or (wide.kind is K.STRING and narrow.kind in TEXTS)


def _notation(type: ir.Type) -> str:
    """The format in words, where texts of another one look different; else ""."""
    if not isinstance(type, ir.Scalar) or type.kind is K.STRING:
        return ""
    return str(type.kind)


def _kind(type: ir.Type) -> str:
    """The JSON type in words; "" when it depends."""
    match type:
        case ir.Scalar(kind=kind):
            if kind in (K.INTEGER, K.NUMBER):
                return "a number"
            return "a string" if kind in TEXTS else str(kind)
        case ir.Array() | ir.Tuple():
            return "an array"
        case ir.Map():
            return "an object"
        case ir.Literals(of=kind):
            return _kind(ir.Scalar(kind)) if kind else ""
        case ir.Ref() | ir.Union() | ir.Unknown() | ir.Never() | ir.Nullable():
            return ""
