"""Finds what stands behind names before any type is read: homes and families."""

from __future__ import annotations

from specloom.document import Node
from specloom.openapi.context import Context, Family, Named
from specloom.openapi.discriminators import mapped, wire_of
from specloom.openapi.keywords import UNIONS
from specloom.openapi.members import items_at
from specloom.openapi.places import named
from specloom.openapi.references import chased, refers


def find_homes(ctx: Context, components: dict[str, Node]) -> None:
    """Let a component that merely points into another file be the home of what is there."""
    for key, node in components.items():
        if not refers(node):
            continue
        target = chased(ctx, node)
        if target is not None and not target.id.startswith("#"):
            ctx.homes.setdefault(target.id, Named(node.id, key, True))


def find_families(ctx: Context, components: dict[str, Node]) -> None:
    """Find the base schemas with a discriminator whose heirs extend them by ``allOf``.

    Such a base lists no variants itself, yet where it is referred to, any heir may come
    (OpenAPI 3.0 §4.7.25, Swagger 2.0 §"Models with Polymorphism Support").
    """
    children: dict[str, list[Node]] = {}
    for node in components.values():
        for parent in _parents(ctx, node):
            children.setdefault(named(ctx, parent).id, []).append(node)
    for node in components.values():
        target = _own(ctx, node)
        if target is None:
            continue
        holder = target.get("discriminator")
        if holder is None or any(keyword in target.value for keyword in UNIONS):
            continue
        if not (holder.is_object or holder.is_text) or not wire_of(holder):
            continue
        home = named(ctx, target)
        heirs = _heirs(ctx, home.id, children)
        for heir in mapped(ctx, holder).values():
            heirs.setdefault(named(ctx, heir).id, heir)
        heirs.pop(home.id, None)
        if heirs:
            ctx.families[home.id] = Family(home, target, holder, tuple(heirs.values()))


def _own(ctx: Context, node: Node) -> Node | None:
    """The schema of a component, unless that is another component."""
    target = chased(ctx, node)
    if target is None or not target.is_object:
        return None
    return target if named(ctx, target).id == node.id else None


def _parents(ctx: Context, node: Node) -> list[Node]:
    target = _own(ctx, node)
    found: list[Node] = []
    if target is None:
        return found
    for item in items_at(ctx, target, "allOf"):
        parent = chased(ctx, item) if refers(item) else None
        if parent is not None:
            found.append(parent)
    return found


def _heirs(ctx: Context, base: str, children: dict[str, list[Node]]) -> dict[str, Node]:
    """Those who extend a base, and those who extend them, by id."""
    found: dict[str, Node] = {}
    work = list(reversed(children.get(base, ())))
    while work:
        node = work.pop()
        id = named(ctx, node).id
        if id not in found:
            found[id] = node
            work.extend(reversed(children.get(id, ())))
    return found
