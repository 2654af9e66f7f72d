"""Tables that describe how values are written in XML."""

from __future__ import annotations

from .codec import Codec
from .deviations import LENIENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .deviations import DecodeContext


class Form:
    """What the content of an element or attribute stands for."""

    __slots__ = ()


class Text(Form):
    """Text, and the JSON type it stands for; ``any`` may contain elements."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind


class Items(Form):
    """A list. Without an element of its own, its items are siblings of the other
    properties.
    """

    __slots__ = ("item", "wrapped")

    def __init__(self, item: Node, *, wrapped: bool = False) -> None:
        self.item = item
        self.wrapped = wrapped


class Entries(Form):
    """An object of arbitrary properties, each an element with its name."""

    __slots__ = ("of",)

    def __init__(self, of: Form) -> None:
        self.of = of


class Members(Form):
    """An object: the node of each property by JSON name; ``other`` is for undeclared
    ones.
    """

    __slots__ = ("_known", "members", "other")

    _known: dict[str, list[tuple[str, Node]]]

    def __init__(self, members: Mapping[str, Node], other: Form | None = None) -> None:
        self.members = members
        self.other = other or ANY

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
        self.nodes = nodes
        self.tag = tag
        self.tags = tags or {}


class Named(Form):
    """A reference to a form in the package's table, by the name of its model."""

    __slots__ = ("module", "name")

    def __init__(self, name: str, module: str = "") -> None:
        self.name = name
        self.module = module


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
        self.of = of
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.kind = kind
        self.missing = missing


class Xml(Codec):
    """A body in XML: ``node`` converts it to JSON, and ``codec`` decodes that."""

    __slots__ = ("codec", "node")
    of_bytes = True
    expected = "XML"

    def __init__(self, codec: Codec, node: Node) -> None:
        self.codec = codec
        self.node = node

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
        from .xml_reading import read  # needed only to read XML

        return read(self.node, content, charset)

    def written(self, data: Any) -> bytes:
        """Return the bytes of a JSON value."""
        from .xml_writing import write  # needed only to write XML

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
