"""Warn of XML that cannot be written as described, and adapt it to what can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from specloom import ir
from specloom.diagnostics import Report
from specloom.openapi.xml_objects import is_xml

NAME = re.compile(r"[^\W\d][\w.\-·]*")  # Namespaces in XML 1.0 §3, NCName
CODE = "W331"
_SCALARS = (ir.Scalar, ir.Literals, ir.Unknown)


def settled_xml(report: Report, api: ir.Api) -> ir.Api:
    """The API with XML bodies that can be written; changes are reported as warnings.

    A body whose schema is a string or raw bytes is sent unchanged: such a schema describes
    the whole XML document.
    """
    operations = tuple(_operation(api, operation) for operation in api.operations)
    webhooks = tuple(_webhook(api, webhook) for webhook in api.webhooks)
    roots = [c for o in operations for c in _contents(o)]
    _tell_of_parts(report, api, roots)
    reached = _reached(api, (c.type for c in roots if c.xml and c.type))
    if not any(c.xml for c in roots):
        return replace(api, operations=operations, webhooks=webhooks)
    fields = [f for d in reached if isinstance(d, ir.Model) for f in d.fields]
    known = {c.xml.prefix for c in roots if c.xml and c.xml.namespace}
    known |= {f.xml.prefix for f in fields if f.xml and f.xml.namespace}
    limits = _Limits(api, report, frozenset(known))
    ids = {declared.id for declared in reached}
    return replace(
        api,
        operations=operations,
        webhooks=webhooks,
        declarations=tuple(
            limits.model(d) if d.id in ids and isinstance(d, ir.Model) else d
            for d in api.declarations
        ),
    )


def _tell_of_parts(report: Report, api: ir.Api, contents: list[ir.Content]) -> None:
    """Warn of form fields that are declared as XML but are objects."""
    for content in contents:
        wires = {e.wire for e in content.encodings if is_xml(e.media_type)}
        of = _resolved(api.index, content.type) if content.type and wires else None
        for field in of.fields if isinstance(of, ir.Model) else ():
            inner = _resolved(api.index, field.type)
            if field.wire in wires and not _is_ready(inner):
                what = "a part that is an object is sent as JSON"
                said = f"{field.wire!r} in XML: {what}"
                hint = "describe it as a string"
                report.warning(CODE, field.span, said, hint, element=field.id)


def _is_ready(of: ir.Model | ir.Type | None) -> bool:
    """Whether values of a type are sent unchanged, as text or bytes."""
    ready = (ir.ScalarKind.STRING, ir.ScalarKind.BINARY)
    if of is None or isinstance(of, ir.Unknown | ir.Never):
        return True
    return isinstance(of, ir.Scalar) and of.kind in ready


def _contents(operation: ir.Operation) -> Iterator[ir.Content]:
    if operation.body is not None:
        yield from operation.body.contents
    for response in operation.responses:
        yield from response.contents


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
    """The content, without XML of its own where it is ready-made text or bytes."""
    of = None if content.type is None else _resolved(api.index, content.type)
    return replace(content, xml=None) if content.xml and _is_ready(of) else content


def _resolved(
    index: Mapping[str, ir.Declaration], of: ir.Type
) -> ir.Model | ir.Type | None:
    """The model or type behind names and null; None for a name that leads nowhere."""
    seen: set[str] = set()
    while isinstance(of, ir.Ref | ir.Nullable):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        declared = index.get(of.id)
        if declared is None or of.id in seen:
            return None
        if isinstance(declared, ir.Model):
            return declared
        seen.add(of.id)
        of = declared.type
    return of


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
                    self._tell(field, f"{what}; this one is never read")
        return replace(model, fields=fields)

    def _name(self, field: ir.Field, xml: ir.Xml) -> str:
        """The name of a field's element or attribute, or of its items' elements."""
        of = _resolved(self._api.index, field.type)
        if isinstance(of, ir.Array | ir.Tuple) and not xml.wrapped:
            return (xml.item.name if xml.item else "") or field.wire
        return xml.name or field.wire

    def _field(self, field: ir.Field) -> ir.Field:
        xml = field.xml or ir.Xml()
        of = _resolved(self._api.index, field.type)
        node = xml.node
        if node is ir.XmlNode.NONE and not isinstance(of, ir.Model):
            self._tell(field, "nodeType: none needs an object; an element is written")
            node = ir.XmlNode.ELEMENT
        elif node not in (ir.XmlNode.ELEMENT, ir.XmlNode.NONE) and not _is_text(of):
            what = "an attribute" if node is ir.XmlNode.ATTRIBUTE else "text"
            self._tell(
                field, f"{what} can hold only a single value; an element is written"
            )
            node = ir.XmlNode.ELEMENT
        named = node in (ir.XmlNode.ELEMENT, ir.XmlNode.ATTRIBUTE)
        if named and not NAME.fullmatch(self._name(field, xml)):
            name = self._name(field, xml)
            self._tell(field, f"{name!r} is not a valid XML name; it cannot be sent")
        if xml.around:
            self._tell(field, "only one of the two nested elements is written")
        self._tell_of_namespace(field, xml, node)
        self._tell_of_type(field, of)
        settled = replace(xml, node=node, around=False)
        return field if settled == xml else replace(field, xml=settled)

    def _tell_of_namespace(
        self, field: ir.Field, xml: ir.Xml, node: ir.XmlNode
    ) -> None:
        for one in (xml, xml.item or xml):
            if one.prefix and not one.namespace and one.prefix not in self._prefixes:
                self._tell(field, f"prefix {one.prefix!r} has no namespace")
        if node is ir.XmlNode.ATTRIBUTE and xml.namespace and not xml.prefix:
            self._tell(field, "the attribute has a namespace but no prefix")

    def _tell_of_type(self, field: ir.Field, of: ir.Model | ir.Type | None) -> None:
        inner = of
        while isinstance(inner, ir.Array | ir.Map):
            below = inner.items if isinstance(inner, ir.Array) else inner.values
            inner = _resolved(self._api.index, below)
        match inner:
            case ir.Unknown() | None:
                self._tell(field, "its type is unknown; values are read as strings")
            case ir.Tuple():
                self._tell(field, "XML cannot distinguish the items of a tuple")
            case ir.Union(variants) if any(
                isinstance(_resolved(self._api.index, v), ir.Array | ir.Tuple)
                for v in variants
            ):
                self._tell(field, "a list in a union is wrapped in an element")
            case ir.Scalar(ir.ScalarKind.BINARY):
                self._tell(field, "XML cannot hold raw bytes; they are sent as Base64")
            case _:
                pass

    def _tell(self, field: ir.Field, message: str) -> None:
        self._report.warning(
            CODE, field.span, f"{field.wire!r} in XML: {message}", element=field.id
        )


def _is_text(of: ir.Model | ir.Type | None) -> bool:
    if isinstance(of, ir.Union):
        return all(isinstance(variant, _SCALARS) for variant in of.variants)
    return isinstance(of, _SCALARS)
