"""How the values of an API are written in XML, as tables."""

from __future__ import annotations

from .codec import Codec
from .deviations import LENIENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .deviations import DecodeContext


class Form:
    """What the content of an element or attribute says."""

    __slots__ = ()


class Text(Form):
    """A text, and the kind of JSON value that it stands for; ``any`` may hold elements."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind


class Items(Form):
    """A list.  Without an element of its own its items stand beside the other members."""

    __slots__ = ("item", "wrapped")

    def __init__(self, item: Node, *, wrapped: bool = False) -> None:
        self.item = item
        self.wrapped = wrapped


class Entries(Form):
    """An object of any members, each an element of its own name."""

    __slots__ = ("of",)

    def __init__(self, of: Form) -> None:
        self.of = of


class Members(Form):
    """An object: each member's node by its name in JSON; ``other`` are those unnamed."""

    __slots__ = ("_known", "members", "other")

    _known: dict[str, list[tuple[str, Node]]]

    def __init__(self, members: Mapping[str, Node], other: Form | None = None) -> None:
        self.members = members
        self.other = other or ANY

    def known(self) -> dict[str, list[tuple[str, Node]]]:
        """The members by the local names that their elements and attributes may have.

        A name in JSON stands for its member too, unless another one has it in XML:
        services do not always rename what their description does.
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
    """One of several; ``tag`` is the member that tells, by the place of a variant."""

    __slots__ = ("nodes", "tag", "tags")

    def __init__(
        self, *nodes: Node, tag: str = "", tags: Mapping[str, int] | None = None
    ) -> None:
        self.nodes = nodes
        self.tag = tag
        self.tags = tags or {}


class Named(Form):
    """A form of the package's own table, by the name of its model."""

    __slots__ = ("module", "name")

    def __init__(self, name: str, module: str = "") -> None:
        self.name = name
        self.module = module


class Node:
    """A value's place in a document: its form, and what it is there.

    ``kind`` is element, attribute, text, cdata, or none for an object whose members
    stand in the element around it.  ``name`` is the member's own when it is empty.
    ``missing`` is what a member is that is not there: None, or an empty list.
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
    """A body in XML: ``codec`` converts the JSON value that ``node`` finds in it."""

    __slots__ = ("codec", "node")
    of_bytes = True
    expected = "XML"

    def __init__(self, codec: Codec, node: Node) -> None:
        self.codec = codec
        self.node = node

    def decode(self, value: Any, context: DecodeContext = LENIENT) -> Any:
        """The value of a body's bytes.

        Raises:
            ValueError: They are no XML, or XML that is not safe to read.
            ValidationError: Something does not fit and validation is ``"strict"``.
        """
        return self.codec.decode(self.plain(value), context)

    def encode(self, value: Any) -> bytes:
        """The bytes of a value.

        Raises:
            ValueError: It holds what XML cannot, such as a control character.
        """
        return self.written(self.codec.encode(value))

    def plain(self, content: bytes, charset: str = "") -> Any:
        """The JSON value of a body's bytes; ``charset`` replaces what they declare."""
        from .xml_reading import read  # only where XML arrives

        return read(self.node, content, charset)

    def written(self, data: Any) -> bytes:
        """The bytes of a JSON value."""
        from .xml_writing import write  # only where XML is sent

        return write(self.node, data)


def settled(form: Form) -> Form:
    """The form that a name stands for."""
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
