"""XML bodies (XML 1.0, Namespaces in XML 1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeAlias

from .codecs import Codec
from .parameters import text as text_of
from .typeguards import is_bytes, is_list, is_object
from .validation import LENIENT, DecodeContext


class Form:
    """How the content of an element or attribute is read."""

    __slots__ = ()


class Text(Form):
    """Text, and the JSON type that it represents; ``any`` may contain elements."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind: str = kind


class Items(Form):
    """A list. Without a wrapping element, its items are siblings of the other
    properties.
    """

    __slots__ = ("item", "wrapped")

    def __init__(self, item: Node, *, wrapped: bool = False) -> None:
        self.item: Node = item
        self.wrapped: bool = wrapped


class Entries(Form):
    """An object of arbitrary properties, each an element with its name."""

    __slots__ = ("of",)

    def __init__(self, of: Form) -> None:
        self.of: Form = of


class Members(Form):
    """An object: the node of each property by JSON name; ``other`` is for undeclared
    ones.
    """

    __slots__ = ("_known", "members", "other")

    _known: dict[str, list[tuple[str, Node]]]

    def __init__(self, members: Mapping[str, Node], other: Form | None = None) -> None:
        self.members: Mapping[str, Node] = members
        self.other: Form | Text = other or ANY

    def known(self) -> dict[str, list[tuple[str, Node]]]:
        """Return the properties by the local names that their elements and attributes
        may have.

        A JSON name is also accepted in XML, unless another property has it as its XML
        name: services do not always use the names of their API description.
        """
        try:
            return self._known
        except AttributeError:
            found: dict[str, list[tuple[str, Node]]] = {}
        for wire, node in self.members.items():
            form = settled(node.of)
            loose = isinstance(form, Items) and not form.wrapped
            name = form.item.name if isinstance(form, Items) and loose else node.name
            found.setdefault(name or wire, []).append((wire, node))
        for wire, node in self.members.items():
            for name in (node.name, wire):
                found.setdefault(name or wire, [(wire, node)])
        self._known = found
        return found


class Either(Form):
    """One of several forms; ``tag`` is the property that selects one, by its index."""

    __slots__ = ("nodes", "tag", "tags")

    def __init__(
        self, *nodes: Node, tag: str = "", tags: Mapping[str, int] | None = None
    ) -> None:
        self.nodes: tuple[Node, ...] = nodes
        self.tag: str = tag
        self.tags: Mapping[str, int] | dict[str, int] = tags or {}


class Named(Form):
    """A reference to a form in the package's table, by the name of its model."""

    __slots__ = ("module", "name")

    def __init__(self, name: str, module: str = "") -> None:
        self.name: str = name
        self.module: str = module


class Node:
    """A value's place in a document.

    Attributes:
        of: The form of the value.
        name: The XML name; if empty, the JSON name.
        kind: ``element``, ``attribute``, ``text``, ``cdata``, or ``none`` for an object
            whose properties belong to the surrounding element.
        missing: The value of a property that is absent: None or an empty list.
    """

    __slots__ = ("kind", "missing", "name", "namespace", "of", "prefix")

    def __init__(
        self,
        of: Form,
        name: str = "",
        *,
        namespace: str = "",
        prefix: str = "",
        kind: str = "element",
        missing: object = ...,
    ) -> None:
        self.of: Form = of
        self.name: str = name
        self.namespace: str = namespace
        self.prefix: str = prefix
        self.kind: str = kind
        self.missing: object = missing


class Xml(Codec):
    """A body in XML: ``node`` converts it to JSON, and ``codec`` decodes that."""

    __slots__ = ("codec", "node")
    of_bytes = True
    expected = "XML"

    def __init__(self, codec: Codec, node: Node) -> None:
        self.codec: Codec = codec
        self.node: Node = node

    def decode(self, value: Any, context: DecodeContext = LENIENT) -> Any:
        """Return the value of a body's bytes.

        Raises:
            ValueError: The bytes are not XML, or not XML that is safe to read.
            ValidationError: Something does not match and validation is ``"strict"``.
        """
        return self.codec.decode(self.plain(value), context)

    def encode(self, value: Any) -> bytes:
        """Return the bytes of a value.

        Raises:
            ValueError: The value contains something that XML cannot express, such as a
                control character.
        """
        return self.written(self.codec.encode(value))

    def plain(self, content: bytes, charset: str = "") -> Any:
        """Return the JSON value of a body's bytes; ``charset`` overrides their
        declaration.
        """

        return read(self.node, content, charset)

    def written(self, data: Any) -> bytes:
        """Return the bytes of a JSON value."""

        return write(self.node, data)


def settled(form: Form) -> Form:
    """Return the form that a name refers to."""
    while isinstance(form, Named):
        from importlib import import_module

        module = form.module or f"{(__package__ or '').rpartition('.')[0]}._xml"
        form = import_module(module).FORMS[form.name]
    return form


STRING = Text("string")
INTEGER = Text("integer")
NUMBER = Text("number")
BOOLEAN = Text("boolean")
BYTES = Text("bytes")
ANY = Text("any")


XSI = "http://www.w3.org/2001/XMLSchema-instance"
DEEPEST = 200


class Element:
    """An element with its attributes, child elements and text."""

    __slots__ = ("attributes", "children", "local", "namespace", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.namespace: str
        self.local: str
        self.namespace, _, self.local = name.rpartition(" ")
        self.attributes: dict[str, str] = attributes
        self.children: list[Element] = []
        self.text: str = ""

    @property
    def nil(self) -> bool:
        """Return whether the element is null (``xsi:nil``, XML Schema Part 1 §2.6.2)."""
        return self.attributes.get(f"{XSI} nil", "").strip() in ("true", "1")

    def own_attributes(self) -> list[tuple[str, str, str]]:
        """Return namespace, local name and value of attributes outside the xsi
        namespace.
        """
        split = ((*key.rpartition(" "), v) for key, v in self.attributes.items())
        return [(space, name, v) for space, _, name, v in split if space != XSI]


def parsed(content: bytes, charset: str = "") -> Element:
    """Return the root element of a document; ``charset`` overrides its declaration.

    Raises:
        ValueError: The document is not well-formed, declares or uses custom entities,
            or is nested more than 200 levels deep. No response needs that, and small
            documents of this kind can exhaust the memory.
    """
    from xml.parsers.expat import ExpatError, ParserCreate

    top = Element("", {})
    stack = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(name, attributes)
        stack[-1].children.append(element)
        stack.append(element)
        if len(stack) > DEEPEST:
            raise ValueError(f"XML is nested more than {DEEPEST} levels deep")

    def end(_: str) -> None:
        stack.pop()

    def text(piece: str) -> None:
        stack[-1].text += piece

    def refuse(name: str, *_: object) -> NoReturn:
        raise ValueError(f"XML with a custom entity, which is not allowed: {name!r}")

    parser = ParserCreate(charset or None, " ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = refuse
    parser.SkippedEntityHandler = refuse
    try:
        parser.Parse(content, True)
    except (ExpatError, LookupError) as error:
        raise ValueError(f"malformed XML: {error}") from error
    return top.children[0]


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
    # The list has a wrapping element, although the API description says otherwise.
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


Scope: TypeAlias = dict[str, str]
"""The declared namespaces, by prefix."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
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
    root = _form_to_write(node, data)
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
        return _write_members(form, data, scope)
    if isinstance(form, Items) and is_list(data):
        return "", _repeated(form.item, form.item.name, data, scope)
    if is_object(data):
        inner = form.of if isinstance(form, Entries) else ANY
        return "", "".join(
            (
                _escaped(text_of(item))
                if key == "#text"
                else _member(inner, key, item, scope)
            )
            for key, item in data.items()
        )
    if is_list(data):
        return "", _repeated(Node(ANY), "item", data, scope)
    return "", _escaped(_scalar(data))


def _scalar(data: Any) -> str:
    if is_bytes(data):
        from base64 import b64encode

        return b64encode(data).decode()
    return "" if data is None else text_of(data)


def _repeated(node: Node, name: str, items: list[Any], scope: Scope) -> str:
    return "".join(
        _element(_form_to_write(node, item), name, item, scope) for item in items
    )


def _member(form: Form, name: str, data: Any, scope: Scope) -> str:
    """Return the elements of a property that is not described."""
    inner = settled(form)
    if isinstance(inner, Items) and not inner.wrapped and is_list(data):
        return _repeated(inner.item, name, data, scope)
    if isinstance(inner, Text) and is_list(data):
        return _repeated(Node(inner), name, data, scope)
    return _element(Node(inner), name, data, scope)


def _write_members(
    form: Members, data: dict[str, Any], scope: Scope
) -> tuple[str, str]:
    attributes, content = "", ""
    given = [(node, w, data[w]) for w, node in form.members.items() if w in data]
    # Namespaces declared for attributes are in scope for the child elements.
    given.sort(key=lambda one: one[0].kind != "attribute")
    for node, wire, value in given:
        name = node.name or wire
        if node.kind == "attribute":
            if value is not None:
                tag, declared = _qualified(node, name, scope, attribute=True)
                text = _escaped(_scalar(value), attribute=True)
                attributes += f'{declared} {tag}="{text}"'
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


def _form_to_write(node: Node, data: Any) -> Node:
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
        place = form.tags.get(_start_tag(data[form.tag]))
        if place is not None:
            return form.nodes[place]
    return max(form.nodes, key=lambda node: _score_value(node.of, data))


def _start_tag(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _score_value(form: Form, data: Any) -> int:
    """Return how well a JSON value fits a form."""
    form = settled(form)
    if isinstance(form, Either):
        return max(_score_value(node.of, data) for node in form.nodes)
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


def _escaped(text: str, *, attribute: bool = False) -> str:
    if not text.isprintable():  # most texts are printable, which is quick to check
        for mark in text:
            if (mark < " " and mark not in "\t\n\r") or mark in "\ufffe\uffff":
                raise ValueError(f"XML does not allow the character U+{ord(mark):04X}")
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(mark, name)
    if attribute:
        for mark, name in (('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;")):
            text = text.replace(mark, name)
    return text


def _cdata(text: str) -> str:
    _escaped(text)
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if text else ""
