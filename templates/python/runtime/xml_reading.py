"""XML documents, decoded to JSON values (XML 1.0, Namespaces in XML 1.0)."""

from __future__ import annotations

from .xml_forms import (
    ANY,
    Either,
    Entries,
    Form,
    Items,
    Members,
    Node,
    Text,
    settled,
)
from .xml_parsing import Element, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Unknown: TypeAlias = tuple[list[Element], list[tuple[str, str]]]
    """Elements and attributes that are not described."""


def read(node: Node, content: bytes, charset: str = "") -> Any:
    """Return the JSON value of a document, whatever the name of its root element.

    Raises:
        ValueError: It is malformed or not safe to read (see `parsed`).
    """
    return content_of(node.of, parsed(content, charset))


def content_of(form: Form, element: Element) -> Any:
    """Return the JSON value of an element."""
    if element.nil:
        return None
    form = settled(form)
    if isinstance(form, Members):
        return _members(form, element)
    if isinstance(form, Items):
        return _items(form, element)
    if isinstance(form, Entries):
        return _entries(form, element)
    if isinstance(form, Either):
        return content_of(_chosen(form, element).of, element)
    kind = form.kind if isinstance(form, Text) else "any"
    return _any(element) if kind == "any" else scalar(kind, element.text)


def scalar(kind: str, text: str) -> Any:
    """Return the JSON value of a text; a text that does not fit is kept."""
    bare = text.strip()
    try:
        if kind == "integer" or (kind == "number" and bare.lstrip("+-").isdigit()):
            return int(bare) if bare.isascii() and "_" not in bare else text
        if kind == "number":
            value = float(bare) if bare.isascii() and "_" not in bare else None
            # JSON has no infinite numbers and no NaN.
            return text if value is None or value - value != 0 else value
        if kind == "bytes":
            from base64 import b64decode

            return b64decode(bare, validate=True)
    except ValueError:
        return text
    if kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(bare, text)
    return text


def _items(form: Items, element: Element) -> list[Any]:
    """Return the items in a list's own element: those with their name, else all
    children.
    """
    named = [c for c in element.children if c.local == form.item.name]
    return [content_of(form.item.of, child) for child in named or element.children]


def _entries(form: Entries, element: Element) -> dict[str, Any]:
    inner = settled(form.of)
    found: dict[str, Any] = {n: text for _, n, text in element.own_attributes()}
    for name, group in _grouped(element.children).items():
        if isinstance(inner, Items) and not inner.wrapped:
            found[name] = [content_of(inner.item.of, child) for child in group]
        else:
            found[name] = _one_or_all(inner, group)
    return found


def _grouped(children: list[Element]) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for child in children:
        found.setdefault(child.local, []).append(child)
    return found


def _one_or_all(form: Form, group: list[Element]) -> Any:
    values = [content_of(form, child) for child in group]
    return values[0] if len(values) == 1 else values


def _any(element: Element) -> Any:
    """Return an undescribed value: a string, or an object of strings and objects."""
    attributes = element.own_attributes()
    if not attributes and not element.children:
        return element.text
    found: dict[str, Any] = {name: text for _, name, text in attributes}
    for name, group in _grouped(element.children).items():
        found[name] = _one_or_all(ANY, group)
    if element.text.strip():
        found["#text"] = element.text
    return found


def _members(form: Members, element: Element) -> dict[str, Any]:
    data, unknown = _known(form, element)
    for name, text in unknown[1]:
        if name not in form.members:
            data.setdefault(name, text)
    for name, group in _grouped(unknown[0]).items():
        if name not in data and name not in form.members:
            data[name] = _one_or_all(form.other, group)
    if element.text.strip() and not any(
        n.kind in ("text", "cdata") for n in form.members.values()
    ):
        data["#text"] = element.text
    for wire, node in form.members.items():
        if node.missing is not ... and wire not in data:
            data[wire] = None if node.missing is None else []
    return data


def _known(form: Members, element: Element) -> tuple[dict[str, Any], Unknown]:
    """Return the described properties, and the elements and attributes that are not."""
    data: dict[str, Any] = {}
    children, attributes = element.children, element.own_attributes()
    left: Unknown = ([], [])
    for namespace, name, text in attributes:
        hit = _hit(form, namespace, name, attribute=True)
        if hit is None:
            left[1].append((name, text))
        else:
            data[hit[0]] = scalar(_kind(settled(hit[1].of), text), text)
    for child in children:
        hit = _hit(form, child.namespace, child.local, attribute=False)
        if hit is None:
            left[0].append(child)
        else:
            _add(data, hit[0], hit[1], child)
    for wire, node in form.members.items():
        inner = settled(node.of)
        if node.kind == "none" and isinstance(inner, Members):
            rest = Element("", {f"- {name}": text for name, text in left[1]})
            rest.children, rest.text = left[0], element.text
            found, left = _known(inner, rest)
            if found:
                data[wire] = found
        elif node.kind in ("text", "cdata") and (
            element.text.strip() or not element.children
        ):
            data[wire] = scalar(_kind(inner, element.text), element.text)
    return data, left


def _kind(form: Form, text: str) -> str:
    """Return the JSON type of a text: of several, the first that it fits."""
    if isinstance(form, Either):
        kinds = [_kind(settled(node.of), text) for node in form.nodes]
        fits = (k for k in kinds if k != "string" and scalar(k, text) is not text)
        return next(fits, "string")
    return form.kind if isinstance(form, Text) and form.kind != "any" else "string"


def _hit(
    form: Members, namespace: str, name: str, *, attribute: bool
) -> tuple[str, Node] | None:
    """Return the property for an XML name, preferring its own namespace."""
    kinds = ("attribute",) if attribute else ("element",)
    found = [one for one in form.known().get(name, ()) if one[1].kind in kinds]
    same = [one for one in found if one[1].namespace == namespace]
    return next(iter(same or found), None)


def _add(data: dict[str, Any], wire: str, node: Node, child: Element) -> None:
    """Add an element's value to its property; of duplicates, the first counts."""
    form = settled(node.of)
    if not isinstance(form, Items) or form.wrapped:
        if wire not in data:
            data[wire] = content_of(form, child)
        return
    item = form.item
    inside = [inner.local for inner in child.children]
    # The list has an element of its own, although the API description says otherwise.
    wraps = child.local != item.name and inside and set(inside) == {item.name}
    found = _items(form, child) if wraps else [content_of(item.of, child)]
    data.setdefault(wire, []).extend(found)


def _chosen(form: Either, element: Element) -> Node:
    """Return the variant of an element: by tag, by name, else by content."""
    if form.tag:
        for place, node in enumerate(form.nodes):
            inner = settled(node.of)
            if isinstance(inner, Members) and form.tag in inner.members:
                tag = _tag(inner, form.tag, element)
                if tag is not None and form.tags.get(tag) == place:
                    return node
    named = [node for node in form.nodes if node.name == element.local]
    if len(named) == 1 and len({node.name for node in form.nodes}) > 1:
        return named[0]
    return max(form.nodes, key=lambda node: _score(node.of, element))


def _tag(form: Members, wire: str, element: Element) -> str | None:
    node = form.members[wire]
    name = node.name or wire
    if node.kind == "attribute":
        texts = [text for _, local, text in element.own_attributes() if local == name]
    else:
        texts = [child.text for child in element.children if child.local == name]
    return texts[0].strip() if texts else None


def _score(form: Form, element: Element) -> int:
    """Return how well an element fits: its known names minus its unknown ones."""
    form = settled(form)
    if isinstance(form, Either):
        return max(_score(node.of, element) for node in form.nodes)
    if isinstance(form, Members):
        names = [child.local for child in element.children]
        names += [name for _, name, _ in element.own_attributes()]
        known = form.known()
        return sum(1 if name in known else -1 for name in names)
    if isinstance(form, Items):
        names = [child.local for child in element.children]
        return sum(1 if name == form.item.name else -1 for name in names)
    if isinstance(form, Text) and form.kind not in ("any", "string"):
        fits = scalar(form.kind, element.text) is not element.text
        return 1 if fits and not element.children else -1000
    return 0 if not element.children or not isinstance(form, Text) else -500
