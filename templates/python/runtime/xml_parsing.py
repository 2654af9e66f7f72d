"""A safe parser of XML documents (XML 1.0, Namespaces in XML 1.0)."""

from __future__ import annotations

from xml.parsers.expat import ExpatError, ParserCreate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

XSI = "http://www.w3.org/2001/XMLSchema-instance"
DEEPEST = 200


class Element:
    """An element with its attributes, child elements and text."""

    __slots__ = ("attributes", "children", "local", "namespace", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.namespace, _, self.local = name.rpartition(" ")
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

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
