"""JSON values, encoded as XML documents (XML 1.0, Namespaces in XML 1.0)."""

from __future__ import annotations

from .kinds import is_bytes, is_list, is_object
from .texts import text
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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Scope: TypeAlias = dict[str, str]
    """The declared namespaces, by prefix."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_BEYOND = "-.0123456789·"
_KINDS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def write(node: Node, data: Any) -> bytes:
    """Return the document of a JSON value, in UTF-8.

    Properties are written in the order of their description. Null is an element with
    ``xsi:nil`` (OpenAPI 3.2 §4.27.5); as an attribute, it is left out.

    Raises:
        ValueError: A text contains a character that XML does not allow, or a property's
            name is not a valid XML name.
    """
    root = _chosen(node, data)
    return (HEAD + _element(root, root.name or "root", data, {})).encode()


def _element(node: Node, name: str, data: Any, scope: Scope) -> str:
    scope = dict(scope)
    tag, declared = _qualified(node, name, scope, attribute=False)
    if data is None:
        return f'<{tag}{declared}{_declaration("xsi", XSI, scope)} xsi:nil="true"/>'
    attributes, content = _content(node.of, data, scope)
    head = f"{tag}{declared}{attributes}"
    return f"<{head}>{content}</{tag}>" if content else f"<{head}/>"


def _qualified(
    node: Node, name: str, scope: Scope, *, attribute: bool
) -> tuple[str, str]:
    """Return the name with its prefix, and the namespace declaration it needs here."""
    checked = _checked_name(name)
    prefix, namespace = node.prefix, node.namespace
    if prefix and not namespace:
        return (f"{prefix}:{checked}" if prefix in scope else checked), ""
    if not namespace or (attribute and not prefix):
        return checked, ""
    declared = _declaration(prefix, namespace, scope)
    return (f"{prefix}:{checked}" if prefix else checked), declared


def _declaration(prefix: str, namespace: str, scope: Scope) -> str:
    if scope.get(prefix) == namespace:
        return ""
    scope[prefix] = namespace
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    return f' {name}="{_escaped(namespace, attribute=True)}"'


def _content(form: Form, data: Any, scope: Scope) -> tuple[str, str]:
    """Return the attributes of an element, each after a space, and its content."""
    form = settled(form)
    if isinstance(form, Either):
        form = settled(_variant(form, data).of)
    if isinstance(form, Members) and is_object(data):
        return _members(form, data, scope)
    if isinstance(form, Items) and is_list(data):
        return "", _repeated(form.item, form.item.name, data, scope)
    if is_object(data):
        inner = form.of if isinstance(form, Entries) else ANY
        return "", "".join(
            _escaped(text(item)) if key == "#text" else _member(inner, key, item, scope)
            for key, item in data.items()
        )
    if is_list(data):
        return "", _repeated(Node(ANY), "item", data, scope)
    return "", _escaped(_scalar(data))


def _scalar(data: Any) -> str:
    if is_bytes(data):
        from base64 import b64encode

        return b64encode(data).decode()
    return "" if data is None else text(data)


def _repeated(node: Node, name: str, items: list[Any], scope: Scope) -> str:
    return "".join(_element(_chosen(node, item), name, item, scope) for item in items)


def _member(form: Form, name: str, data: Any, scope: Scope) -> str:
    """Return the elements of a property that is not described."""
    inner = settled(form)
    if isinstance(inner, Items) and not inner.wrapped and is_list(data):
        return _repeated(inner.item, name, data, scope)
    if isinstance(inner, Text) and is_list(data):
        return _repeated(Node(inner), name, data, scope)
    return _element(Node(inner), name, data, scope)


def _members(form: Members, data: dict[str, Any], scope: Scope) -> tuple[str, str]:
    attributes, content = "", ""
    given = [(node, w, data[w]) for w, node in form.members.items() if w in data]
    # Namespaces declared for attributes are in scope for the child elements.
    given.sort(key=lambda one: one[0].kind != "attribute")
    for node, wire, value in given:
        name = node.name or wire
        if node.kind == "attribute":
            if value is not None:
                tag, declared = _qualified(node, name, scope, attribute=True)
                said = _escaped(_scalar(value), attribute=True)
                attributes += f'{declared} {tag}="{said}"'
        elif node.kind == "text":
            content += _escaped(_scalar(value))
        elif node.kind == "cdata":
            content += _cdata(_scalar(value))
        elif node.kind == "none":
            more, inner = _content(node.of, value, scope)
            attributes, content = attributes + more, content + inner
        else:
            content += _placed(node, name, value, scope)
    for wire, value in data.items():
        if wire == "#text":
            content += _escaped(_scalar(value))
        elif wire not in form.members:
            content += _member(form.other, wire, value, scope)
    return attributes, content


def _placed(node: Node, name: str, value: Any, scope: Scope) -> str:
    """Return the elements of a property: one, or one for each item of a list."""
    form = settled(node.of)
    if isinstance(form, Items) and not form.wrapped and is_list(value):
        return _repeated(form.item, form.item.name, value, scope)
    if isinstance(form, Text) and is_list(value):
        return _repeated(node, name, value, scope)
    return _element(node, name, value, scope)


def _chosen(node: Node, data: Any) -> Node:
    """Return the node of a value's variant, at the place of the union."""
    form = settled(node.of)
    if not isinstance(form, Either):
        return node
    variant = _variant(form, data)
    return Node(
        variant.of,
        node.name or variant.name,
        namespace=node.namespace or variant.namespace,
        prefix=node.prefix or variant.prefix,
    )


def _variant(form: Either, data: Any) -> Node:
    if is_object(data) and form.tag in data:
        place = form.tags.get(_tag(data[form.tag]))
        if place is not None:
            return form.nodes[place]
    return max(form.nodes, key=lambda node: _score(node.of, data))


def _tag(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _score(form: Form, data: Any) -> int:
    """Return how well a JSON value fits a form."""
    form = settled(form)
    if isinstance(form, Either):
        return max(_score(node.of, data) for node in form.nodes)
    if isinstance(form, Members):
        if not is_object(data):
            return -1000
        return sum(1 if wire in form.members else -1 for wire in data)
    if isinstance(form, Items):
        return 1 if is_list(data) else -1000
    if isinstance(form, Entries):
        return 0 if is_object(data) else -1000
    kind = form.kind if isinstance(form, Text) else "any"
    if is_object(data) or is_list(data):
        return -500 if kind == "any" else -1000
    exact = isinstance(data, _KINDS.get(kind, str))
    return 1 if exact and (kind == "boolean") == isinstance(data, bool) else 0


def _checked_name(name: str) -> str:
    """Return the name if it is a valid element name (Namespaces in XML 1.0 §3)."""
    body = name.translate({ord(mark): "a" for mark in _BEYOND})
    if not name or name[0] in _BEYOND or not body.isidentifier():
        raise ValueError(f"{name!r} is not a valid XML name")
    return name


def _escaped(said: str, *, attribute: bool = False) -> str:
    if not said.isprintable():  # most texts are printable, which is quick to check
        for mark in said:
            if (mark < " " and mark not in "\t\n\r") or mark in "\ufffe\uffff":
                raise ValueError(f"XML does not allow the character U+{ord(mark):04X}")
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        said = said.replace(mark, name)
    if attribute:
        for mark, name in (('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;")):
            said = said.replace(mark, name)
    return said


def _cdata(said: str) -> str:
    _escaped(said)
    return f"<![CDATA[{said.replace(']]>', ']]]]><![CDATA[>')}]]>" if said else ""
