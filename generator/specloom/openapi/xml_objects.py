"""Reads how the values of a schema are written in XML (OpenAPI 3.2 §4.27).

An ``xml`` object says it for the schema that it stands in.  Where a schema is but a
reference, what the other schema says holds unless it says something itself.  The name that
has to be inferred is that of the component; in 3.0 and 3.1 a member or an item keeps its own
unless ``xml`` renames it.
"""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context, Dialect
from specloom.openapi.members import flag_at, object_at
from specloom.openapi.places import named
from specloom.openapi.references import chased, refers
from specloom.openapi.shapes import lone_reference

NODES = {node.value: node for node in ir.XmlNode}
DEEPEST = 8  # lists in lists, references to references
PLAIN = ir.Xml()


def root_xml(ctx: Context, media_type: str, schema: Node | None) -> ir.Xml | None:
    """How a whole body is written; None when its media type is not XML.

    Its element is called after the component when ``xml`` does not name it.
    """
    if not is_xml(media_type) or schema is None or not schema.is_object:
        return None
    found = _xml(ctx, (schema,), by_component=True, depth=0)
    if found.around:
        what = "only one of the two nested XML elements is written"
        ctx.warn("W331", schema, what, "set nodeType: none in the referenced schema")
    return replace(found, around=False)


def member_xml(ctx: Context, *nodes: Node) -> ir.Xml | None:
    """How a member is written that the nodes describe; None when that is not said."""
    found = _xml(ctx, nodes, by_component=_by_component(ctx), depth=0)
    return None if found == PLAIN else found


def is_xml(media_type: str) -> bool:
    """Whether it is XML or built on it (RFC 7303 §4.2)."""
    name = media_type.partition(";")[0].strip()
    return name in ("application/xml", "text/xml") or name.endswith("+xml")


def _by_component(ctx: Context) -> bool:
    return ctx.dialect is Dialect.OPENAPI_3_2


def _xml(
    ctx: Context, nodes: tuple[Node, ...], *, by_component: bool, depth: int
) -> ir.Xml:
    node = nodes[0]
    own = next((x for n in _speaking(nodes) if (x := object_at(ctx, n, "xml"))), None)
    base, around = PLAIN, False
    lone = lone_reference(ctx, node)
    target = chased(ctx, lone) if lone is not None else None
    if target is not None and target.is_object and depth < DEEPEST:
        base = _xml(ctx, (target,), by_component=by_component, depth=depth + 1)
        if by_component and not base.name and named(ctx, target).component:
            base = replace(base, name=named(ctx, target).hint)
        inner = base.node is ir.XmlNode.ELEMENT and own is not None
        around = inner and own is not None and own.text("nodeType") == "element"
    item = base.item
    for holder in nodes:
        items = holder.get("items")
        if items is not None and items.is_object and depth < DEEPEST:
            item = _xml(ctx, (items,), by_component=by_component, depth=depth + 1)
            break
    item = None if item == PLAIN else item
    if own is None:
        return replace(base, item=item)
    found = _own(
        ctx, own, base, is_list=any("items" in n for n in (*nodes, target) if n)
    )
    return replace(found, item=item, around=around)


def _own(ctx: Context, own: Node, base: ir.Xml, *, is_list: bool) -> ir.Xml:
    """What an ``xml`` object says, over what the schema that is referred to says."""
    word = own.text("nodeType")
    kind = NODES.get(word)
    if word and kind is None:
        ctx.warn("W311", own, f"unknown nodeType {word!r}; element is used")
    if kind is None:
        attribute = flag_at(own, "attribute") is True
        kind = ir.XmlNode.ATTRIBUTE if attribute else base.node
    wrapped = flag_at(own, "wrapped")
    if is_list and word:
        # OpenAPI 3.2 §4.27.2.1: a list has an element of its own only if it asks for it.
        wrapped = kind is ir.XmlNode.ELEMENT
        kind = ir.XmlNode.ELEMENT if kind is ir.XmlNode.NONE else kind
    qualified = own if own.text("namespace") or own.text("prefix") else None
    return ir.Xml(
        name=own.text("name") or base.name,
        namespace=qualified.text("namespace") if qualified else base.namespace,
        prefix=qualified.text("prefix") if qualified else base.prefix,
        node=kind,
        wrapped=base.wrapped if wrapped is None else wrapped,
    )


def _speaking(nodes: tuple[Node, ...]) -> list[Node]:
    """The schemas whose ``xml`` is about this very place: themselves, and the members of
    their ``allOf`` that stand there.
    """
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        group = node.get("allOf")
        inside = group.items() if group is not None else ()
        found.extend(n for n in inside if n.is_object and not refers(n))
    return found
