"""The ``xml`` object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from specloom import ir
from specloom.diagnostics import Report
from specloom.document import Node
from specloom.ir import resolve_type
from specloom.openapi.accessors import (
    KEYWORDS,
    Context,
    Dialect,
    flag_at,
    is_reference_object,
    object_at,
    resolve_chain,
)
from specloom.openapi.composition import TEXTS, component_id, lone_reference

NODES = {node.value: node for node in ir.XmlNode}
DEEPEST = 8  # the limit of nested lists and references
PLAIN = ir.Xml()


def root_xml(ctx: Context, media_type: str, schema: Node | None) -> ir.Xml | None:
    """The XML form of a whole body; None if its media type is not XML.

    Its element has the name of the component if ``xml`` has none.
    """
    if not is_xml(media_type) or schema is None or not schema.is_object:
        return None
    found = _xml(ctx, (schema,), by_component=True, depth=0)
    if found.around:
        what = "only one of the two nested XML elements is written"
        ctx.warn("W331", schema, what, "Set nodeType: none in the referenced schema.")
    name = ir.xml_name(found.name)
    if name != found.name:
        what = (
            f"{found.name!r} is not a valid XML name; the element is {name or 'root'!r}"
        )
        ctx.warn(CODE, schema, what, "Set xml.name in the schema.")
    return replace(found, name=name, around=False)


def member_xml(ctx: Context, *nodes: Node) -> ir.Xml | None:
    """The XML form of a property that the nodes describe; None if they do not."""
    if all(_OF_XML.isdisjoint(node.value) for node in nodes if node.is_object):
        return None
    found = _xml(ctx, nodes, by_component=_by_component(ctx), depth=0)
    return None if found == PLAIN else found


_OF_XML = frozenset({"xml", "items", "allOf", *KEYWORDS})
"""The keywords that describe the XML form of a value, or have a schema that may."""


def is_xml(media_type: str) -> bool:
    """Whether a media type is XML or based on it (RFC 7303 §4.2)."""
    name = media_type.partition(";")[0].strip()
    return name in ("application/xml", "text/xml") or name.endswith("+xml")


def _by_component(ctx: Context) -> bool:
    return ctx.dialect is Dialect.OPENAPI_3_2


def _xml(
    ctx: Context, nodes: tuple[Node, ...], *, by_component: bool, depth: int
) -> ir.Xml:
    node = nodes[0]
    own = next((x for n in _with_xml(nodes) if (x := object_at(ctx, n, "xml"))), None)
    base, around = PLAIN, False
    lone = lone_reference(ctx, node)
    target = resolve_chain(ctx, lone) if lone is not None else None
    if target is not None and target.is_object and depth < DEEPEST:
        base = _xml(ctx, (target,), by_component=by_component, depth=depth + 1)
        if by_component and not base.name and component_id(ctx, target).component:
            base = replace(base, name=component_id(ctx, target).hint)
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
        return base if item is base.item else replace(base, item=item)
    found = _merge_xml(
        ctx, own, base, is_list=any("items" in n for n in (*nodes, target) if n)
    )
    return replace(found, item=item, around=around)


def _merge_xml(ctx: Context, own: Node, base: ir.Xml, *, is_list: bool) -> ir.Xml:
    """An ``xml`` object with the missing keys from the referenced schema."""
    word = own.text("nodeType")
    kind = NODES.get(word)
    if word and kind is None:
        ctx.warn("W311", own, f"unknown nodeType {word!r}; element is used")
    if kind is None:
        attribute = flag_at(own, "attribute") is True
        kind = ir.XmlNode.ATTRIBUTE if attribute else base.node
    wrapped = flag_at(own, "wrapped")
    if is_list and word:
        # OpenAPI 3.2 §4.27.2.1: only a list with nodeType "element" has an enclosing
        # element.
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


def _with_xml(nodes: tuple[Node, ...]) -> list[Node]:
    """The schemas whose ``xml`` applies here: themselves, and their inline parts of
    ``allOf``.
    """
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        group = node.get("allOf")
        inside = group.items() if group is not None else ()
        found.extend(n for n in inside if n.is_object and not is_reference_object(n))
    return found


CODE = "W331"
_SCALARS = (ir.Scalar, ir.Literals, ir.Unknown)


def with_writable_xml(report: Report, api: ir.Api) -> ir.Api:
    """The API with XML bodies that can be written; changes are reported as warnings.

    A body whose schema is a string or raw bytes is sent unchanged: such a schema describes
    the whole XML document.
    """
    operations = tuple(_operation(api, operation) for operation in api.operations)
    webhooks = tuple(_webhook(api, webhook) for webhook in api.webhooks)
    roots = [c for o in operations for c in _contents(o)]
    only = [c for o in operations for c in _contents(o, only=True)]
    _warn_parts(report, api, roots)
    reached = _reached(api, (c.type for c in roots if c.xml and c.type))
    if not any(c.xml for c in roots):
        return replace(api, operations=operations, webhooks=webhooks)
    fields = [f for d in reached if isinstance(d, ir.Model) for f in d.fields]
    known = {c.xml.prefix for c in roots if c.xml and c.xml.namespace}
    known |= {f.xml.prefix for f in fields if f.xml and f.xml.namespace}
    noted = _reached(api, (c.type for c in only if c.xml and c.type))
    warned = _Limits(api, report, frozenset(known))
    silent = _Limits(api, Report(), frozenset(known))
    limits = {d.id: silent for d in reached} | {d.id: warned for d in noted}
    return replace(
        api,
        operations=operations,
        webhooks=webhooks,
        declarations=tuple(
            limits[d.id].model(d) if d.id in limits and isinstance(d, ir.Model) else d
            for d in api.declarations
        ),
    )


def _warn_parts(report: Report, api: ir.Api, contents: list[ir.Content]) -> None:
    """Warn of form fields that are declared as XML but are objects."""
    for content in contents:
        wires = {e.wire for e in content.encodings if is_xml(e.media_type)}
        of = (
            resolve_type(api, content.type, through_null=True)
            if content.type and wires
            else None
        )
        for field in of.fields if isinstance(of, ir.Model) else ():
            inner = resolve_type(api, field.type, through_null=True)
            if isinstance(inner, ir.Array):  # a part for each item
                inner = resolve_type(api, inner.items, through_null=True)
            is_text = isinstance(inner, ir.Scalar) and inner.kind in TEXTS
            if field.wire in wires and not is_text and not _is_ready(inner):
                what = "a part that is an object is sent as JSON"
                prefix = f"{field.wire!r} in XML: {what}"
                hint = "Describe it as a string."
                report.warning(CODE, field.span, prefix, hint, element=field.id)


def _is_ready(of: ir.Model | ir.Type | None) -> bool:
    """Whether values of a type are sent unchanged, as text or bytes."""
    ready = (ir.ScalarKind.STRING, ir.ScalarKind.BINARY)
    if of is None or isinstance(of, ir.Unknown | ir.Never):
        return True
    return isinstance(of, ir.Scalar) and of.kind in ready


def _contents(operation: ir.Operation, *, only: bool = False) -> Iterator[ir.Content]:
    """The contents of an operation; with ``only``, those of bodies and responses that are
    not JSON as well. What XML cannot represent there does not matter: clients use JSON.
    """
    groups = [response.contents for response in operation.responses]
    if operation.body is not None:
        groups.insert(0, operation.body.contents)
    for contents in groups:
        if not only or not any(_is_json(c.media_type) for c in contents):
            yield from contents


def _is_json(media_type: str) -> bool:
    name = media_type.partition(";")[0].strip().lower()
    return name.endswith(("/json", "+json"))


def _operation(api: ir.Api, operation: ir.Operation) -> ir.Operation:
    if not any(c.xml for c in _contents(operation)):
        return operation
    return replace(
        operation,
        body=_body(api, operation.body),
        responses=tuple(
            replace(r, contents=tuple(_content(api, c) for c in r.contents))
            for r in operation.responses
        ),
    )


def _webhook(api: ir.Api, webhook: ir.Webhook) -> ir.Webhook:
    return replace(webhook, body=_body(api, webhook.body))


def _body(api: ir.Api, body: ir.Body | None) -> ir.Body | None:
    if body is None:
        return None
    return replace(body, contents=tuple(_content(api, c) for c in body.contents))


def _content(api: ir.Api, content: ir.Content) -> ir.Content:
    """The content, without an XML form if the value is sent unchanged as text or bytes."""
    of = (
        None
        if content.type is None
        else resolve_type(api, content.type, through_null=True)
    )
    return replace(content, xml=None) if content.xml and _is_ready(of) else content


def _reached(api: ir.Api, types: Iterable[ir.Type]) -> tuple[ir.Declaration, ...]:
    """The declarations reachable from the types."""
    work, found = list(types), dict[str, ir.Declaration]()
    while work:
        of = work.pop()
        match of:
            case ir.Ref(id) if id in api.index and id not in found:
                declared = found[id] = api.index[id]
                if isinstance(declared, ir.Alias):
                    work.append(declared.type)
                else:
                    work.extend(field.type for field in declared.fields)
                    work.extend([declared.additional] if declared.additional else [])
            case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
                work.append(inner)
            case ir.Tuple(items, rest):
                work.extend((*items, *([rest] if rest else [])))
            case ir.Union(variants):
                work.extend(variants)
            case _:
                pass
    return tuple(found.values())


class _Limits:
    """Adapts the fields of models."""

    def __init__(self, api: ir.Api, report: Report, prefixes: frozenset[str]) -> None:
        self._api = api
        self._report = report
        self._prefixes = prefixes

    def model(self, model: ir.Model) -> ir.Model:
        """The model with fields that XML can represent."""
        fields = tuple(self._field(field) for field in model.fields)
        seen: dict[tuple[str, str, str], ir.Field] = {}
        for field in fields:
            xml = field.xml or ir.Xml()
            if xml.node in (ir.XmlNode.ELEMENT, ir.XmlNode.ATTRIBUTE):
                key = (xml.node.value, xml.namespace, self._name(field, xml))
                other = seen.setdefault(key, field)
                if other is not field:
                    what = f"property {other.wire!r} already uses the {xml.node.value} {key[2]!r}"
                    self._warn(field, f"{what}; this one is never read")
        return replace(model, fields=fields)

    def _name(self, field: ir.Field, xml: ir.Xml) -> str:
        """The name of a field's element or attribute, or of its items' elements."""
        of = resolve_type(self._api, field.type, through_null=True)
        if isinstance(of, ir.Array | ir.Tuple) and not xml.wrapped:
            return (xml.item.name if xml.item else "") or field.wire
        return xml.name or field.wire

    def _field(self, field: ir.Field) -> ir.Field:
        xml = field.xml or ir.Xml()
        of = resolve_type(self._api, field.type, through_null=True)
        node = xml.node
        if node is ir.XmlNode.NONE and not isinstance(of, ir.Model):
            self._warn(field, "nodeType: none needs an object; an element is written")
            node = ir.XmlNode.ELEMENT
        elif node not in (ir.XmlNode.ELEMENT, ir.XmlNode.NONE) and not _is_text(of):
            what = "an attribute" if node is ir.XmlNode.ATTRIBUTE else "text"
            self._warn(
                field, f"{what} can hold only a single value; an element is written"
            )
            node = ir.XmlNode.ELEMENT
        name = self._name(field, xml)
        named = node in (ir.XmlNode.ELEMENT, ir.XmlNode.ATTRIBUTE)
        if named and ir.xml_name(name) != name:
            self._warn(field, f"{name!r} is not a valid XML name; it cannot be sent")
        if xml.around:
            self._warn(field, "only one of the two nested elements is written")
        self._warn_namespace(field, xml, node)
        self._warn_type(field, of)
        settled = replace(xml, node=node, around=False)
        return field if settled == xml else replace(field, xml=settled)

    def _warn_namespace(self, field: ir.Field, xml: ir.Xml, node: ir.XmlNode) -> None:
        for one in (xml, xml.item or xml):
            if one.prefix and not one.namespace and one.prefix not in self._prefixes:
                self._warn(field, f"prefix {one.prefix!r} has no namespace")
        if node is ir.XmlNode.ATTRIBUTE and xml.namespace and not xml.prefix:
            self._warn(field, "the attribute has a namespace but no prefix")

    def _warn_type(self, field: ir.Field, of: ir.Model | ir.Type | None) -> None:
        inner = of
        while isinstance(inner, ir.Array | ir.Map):
            below = inner.items if isinstance(inner, ir.Array) else inner.values
            inner = resolve_type(self._api, below, through_null=True)
        match inner:
            case ir.Unknown() | None:
                self._warn(field, "its type is unknown; values are read as strings")
            case ir.Tuple():
                self._warn(field, "XML cannot distinguish the items of a tuple")
            case ir.Union(variants) if any(
                isinstance(
                    resolve_type(self._api, v, through_null=True), ir.Array | ir.Tuple
                )
                for v in variants
            ):
                self._warn(field, "a list in a union is wrapped in an element")
            case ir.Scalar(ir.ScalarKind.BINARY):
                self._warn(field, "XML cannot hold raw bytes; they are sent as Base64")
            case _:
                pass

    def _warn(self, field: ir.Field, message: str) -> None:
        self._report.warning(
            CODE, field.span, f"{field.wire!r} in XML: {message}", element=field.id
        )


def _is_text(of: ir.Model | ir.Type | None) -> bool:
    if isinstance(of, ir.Union):
        return all(isinstance(variant, _SCALARS) for variant in of.variants)
    return isinstance(of, _SCALARS)
