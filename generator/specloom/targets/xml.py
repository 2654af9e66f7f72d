"""The XML form of types, which all targets share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from specloom import ir
from specloom.ir import ScalarKind, resolve_type
from specloom.targets.calls import takes_null

_KINDS = {
    ScalarKind.INTEGER: "integer",
    ScalarKind.NUMBER: "number",
    ScalarKind.BOOLEAN: "boolean",
    ScalarKind.BINARY: "bytes",
}
ROOT = "root"


class Text(Struct, frozen=True):
    """A single value: string, integer, number, boolean, bytes, or any."""

    kind: str


class Items(Struct, frozen=True):
    """A list, with or without an element around its items."""

    item: XmlContent
    wrapped: bool


class Entries(Struct, frozen=True):
    """An object of any properties."""

    of: Form


class Named(Struct, frozen=True):
    """A model, by its id."""

    id: str


class Either(Struct, frozen=True):
    """One of several variants; ``tags`` maps values of the property ``tag`` to
    variants.
    """

    nodes: tuple[XmlContent, ...]
    tag: str = ""
    tags: tuple[tuple[str, int], ...] = ()


Form: TypeAlias = Text | Items | Entries | Named | Either


class XmlContent(Struct, frozen=True, kw_only=True):
    """An XML node and the form of its content.

    ``missing`` is "null" or "list" for a property that expresses it by being absent.
    """

    of: Form
    name: str
    kind: ir.XmlNode = ir.XmlNode.ELEMENT
    namespace: str = ""
    prefix: str = ""
    missing: str = ""


def root(api: ir.Api, content: ir.Content) -> XmlContent | None:
    """The root element of a body; None if it is not XML or has no schema."""
    if content.xml is None or content.type is None:
        return None
    xml = content.xml
    bare = resolve_type(api, content.type, through_null=True)
    union = isinstance(bare, ir.Union)
    return XmlContent(
        of=_form(api, content.type, xml, xml.name or ROOT, own=True),
        name="" if union and not xml.name else xml.name or ROOT,
        namespace=xml.namespace,
        prefix=xml.prefix,
    )


def members(api: ir.Api, model: ir.Model) -> tuple[tuple[str, XmlContent], ...]:
    """The properties of a model by their JSON names."""
    return tuple((field.wire, _member(api, field)) for field in model.fields)


def unnamed_form(api: ir.Api, model: ir.Model) -> Form | None:
    """The form of additional properties; None if the document does not describe them."""
    if model.additional is None or isinstance(model.additional, ir.Unknown):
        return None
    return _form(api, model.additional, None, "", own=False)


def reached_models(api: ir.Api) -> tuple[ir.Model, ...]:
    """The models that XML bodies contain, in the document's order."""
    work = [node for node in _roots(api) if node is not None]
    found: set[str] = set()
    while work:
        for id_ in _names(work.pop().of):
            model = api.index[id_]
            if id_ in found or not isinstance(model, ir.Model):
                continue
            found.add(id_)
            work += [node for _, node in members(api, model)]
            more = unnamed_form(api, model)
            work += [XmlContent(of=more, name="")] if more is not None else []
    return tuple(
        d for d in api.declarations if isinstance(d, ir.Model) and d.id in found
    )


def _roots(api: ir.Api) -> Iterator[XmlContent | None]:
    for operation in api.operations:
        body = operation.body
        contents = (c for r in operation.responses for c in r.contents)
        for content in (*(body.contents if body else ()), *contents):
            yield root(api, content)


def _names(form: Form) -> Iterator[str]:
    match form:
        case Named(id_):
            yield id_
        case Items(item):
            yield from _names(item.of)
        case Entries(of):
            yield from _names(of)
        case Either(nodes):
            for node in nodes:
                yield from _names(node.of)
        case Text():
            return


def _member(api: ir.Api, field: ir.Field) -> XmlContent:
    xml = field.xml or ir.Xml()
    name = xml.name or field.wire
    form = _form(api, field.type, xml, name, own=False, wire=field.wire)
    missing = ""
    if xml.node is ir.XmlNode.ATTRIBUTE and takes_null(api, field.type):
        missing = "null"
    elif isinstance(form, Items) and not form.wrapped and field.required:
        missing = "list"
    return XmlContent(
        of=form,
        name=name,
        kind=xml.node,
        namespace=xml.namespace,
        prefix=xml.prefix,
        missing=missing,
    )


def _form(
    api: ir.Api,
    of: ir.Type,
    xml: ir.Xml | None,
    name: str,
    *,
    own: bool,
    wire: str = "",
    depth: int = 0,
) -> Form:
    """The form of a type; ``own`` says that an element for it already exists.

    ``name`` is the name of that element, ``wire`` the name of the property.
    """
    bare = resolve_type(api, of, through_null=True)
    if depth > 8:  # aliases that hold themselves
        return Text("any")
    match bare:
        case ir.Model():
            return Named(bare.id)
        case ir.Scalar(kind):
            return Text(_KINDS.get(kind, "string"))
        case ir.Literals():
            return Text(_KINDS.get(bare.of or ScalarKind.STRING, "string"))
        case ir.Array() | ir.Tuple():
            wrapped = own or bool(xml and xml.wrapped)
            word = name if bool(xml and xml.wrapped) or not wire else wire
            return Items(_item(api, bare, xml, word or "item", depth), wrapped)
        case ir.Map(values):
            return Entries(_form(api, values, None, "", own=False, depth=depth + 1))
        case ir.Union():
            return _either(api, bare, depth)
        case _:
            return Text("any")


def _item(
    api: ir.Api, of: ir.Array | ir.Tuple, xml: ir.Xml | None, name: str, depth: int
) -> XmlContent:
    """The element of an item; without a name in the document, it has the list's name."""
    inner = (xml.item if xml else None) or ir.Xml()
    name = inner.name or name
    if isinstance(of, ir.Array):
        type_ = of.items
    else:
        kinds: dict[ir.Type, None] = dict.fromkeys(
            (*of.items, *([of.rest] if of.rest else []))
        )
        type_ = ir.Union(tuple(kinds)) if len(kinds) > 1 else next(iter(kinds))
    return XmlContent(
        of=_form(api, type_, inner, name, own=True, depth=depth + 1),
        name=name,
        namespace=inner.namespace,
        prefix=inner.prefix,
    )


def _either(api: ir.Api, of: ir.Union, depth: int) -> Either:
    nodes = tuple(_variant(api, variant, depth) for variant in of.variants)
    if of.discriminator is None:
        return Either(nodes)
    return Either(nodes, of.discriminator.wire, of.discriminator.tags)


def _variant(api: ir.Api, of: ir.Type, depth: int) -> XmlContent:
    """A variant, with the name that it has if nothing else names it."""
    form = _form(api, of, None, "", own=True, depth=depth + 1)
    declared = api.index.get(of.id) if isinstance(of, ir.Ref) else None
    if not isinstance(declared, ir.Model):
        return XmlContent(of=form, name="")
    xml = declared.xml or ir.Xml()
    return XmlContent(
        of=form,
        name=xml.name or (ir.xml_name(declared.hint) if declared.component else ""),
        namespace=xml.namespace,
        prefix=xml.prefix,
    )


def element_of(node: XmlContent) -> tuple[ir.XmlNode, str, str]:
    """The element or attribute of a property: its kind, namespace and name."""
    of = node.of
    named = of.item if isinstance(of, Items) and not of.wrapped else node
    return node.kind, named.namespace, named.name
