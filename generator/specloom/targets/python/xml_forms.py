"""The tables that tell the runtime how values are written in XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets import xml
from specloom.targets.page import Page
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    laid,
    quoted,
    symbols,
    table,
)
from specloom.targets.python.imports import Imports, Spelling
from specloom.targets.python.names import PythonNames

_MODULE = "._runtime.xml"
_FORM = Symbol(_MODULE, "Form")
_ABSENT = {"null": "None", "list": "()"}


@dataclass(frozen=True, slots=True)
class FormsView:
    """The module: ``forms`` is the statement that makes the table."""

    imports: Imports
    forms: str


def xml_pages(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """The page of the table, when there are bodies in XML that hold models."""
    models = xml.reached(api)
    if not models:
        return
    made = table(
        (quoted(names.model(model.id)), _members(api, model, names)) for model in models
    )
    found = {*symbols(made), _FORM}
    spelling = Spelling(found, ())
    head = f"FORMS: dict[str, {spelling(_FORM)}] = "
    yield Page(
        path=f"{package}/_xml.py",
        template="python/xml_forms.py.jinja",
        view=FormsView(
            imports=spelling.imports(found, ()),
            forms=head + laid(made, spelling, indent=0, used=len(head)),
        ),
    )


def body(codec: Code, node: xml.Node, names: PythonNames) -> Code:
    """The codec of a body, in a module of resources."""
    module = f".{_MODULE}"
    return call(Symbol(module, "Xml"), codec, _node(node, "", names, module))


def _members(api: ir.Api, model: ir.Model, names: PythonNames) -> Code:
    nodes = [
        (quoted(wire), _node(node, wire, names, _MODULE))
        for wire, node in xml.members(api, model)
    ]
    more = xml.other(api, model)
    rest = [] if more is None else [_form(more, names, _MODULE)]
    return call(Symbol(_MODULE, "Members"), table(nodes), *rest)


def _node(node: xml.Node, wire: str, names: PythonNames, module: str) -> Bracket:
    items: list[Code] = [_form(node.of, names, module)]
    if node.name != wire:
        items.append(quoted(node.name))
    if node.namespace:
        items.append(Labelled("namespace=", quoted(node.namespace)))
    if node.prefix:
        items.append(Labelled("prefix=", quoted(node.prefix)))
    if node.kind is not ir.XmlNode.ELEMENT:
        items.append(Labelled("kind=", quoted(node.kind.value)))
    if node.missing:
        items.append(f"missing={_ABSENT[node.missing]}")
    return call(Symbol(module, "Node"), *items)


def _form(form: xml.Form, names: PythonNames, module: str) -> Code:
    match form:
        case xml.Text(kind):
            return Symbol(module, kind.upper())
        case xml.Named(id_):
            return call(Symbol(module, "Named"), quoted(names.model(id_)))
        case xml.Entries(of):
            return call(Symbol(module, "Entries"), _form(of, names, module))
        case xml.Items(item, wrapped):
            more = ["wrapped=True"] if wrapped else []
            return call(Symbol(module, "Items"), _node(item, "", names, module), *more)
        case xml.Either(nodes, tag, tags):
            items: list[Code] = [_node(node, "", names, module) for node in nodes]
            if tag:
                places = table((quoted(text), str(place)) for text, place in tags)
                items += [Labelled("tag=", quoted(tag)), Labelled("tags=", places)]
            return call(Symbol(module, "Either"), *items)
