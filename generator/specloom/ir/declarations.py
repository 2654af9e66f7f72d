"""What a document declares by name, or in place of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from specloom.diagnostics import Span
from specloom.ir.types import Json, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """What the document says to people, untouched (CommonMark)."""

    summary: str = ""  # a title or summary: one line
    description: str = ""
    deprecated: bool = False
    link: str = ""  # externalDocs
    link_text: str = ""


NO_DOC = Doc()


@dataclass(frozen=True, slots=True)
class Limit:
    """A validation keyword that does not change the type: its JSON Schema name, its value,
    and whether it binds the items.
    """

    keyword: (
        str  # minLength, pattern, maximum, multipleOf, maxItems, uniqueItems, maxSize …
    )
    value: Json
    of_items: bool = False


class Access(StrEnum):
    """The direction in which a member travels."""

    BOTH = "both"
    READ = "read"  # responses only
    WRITE = "write"  # requests only


class XmlNode(StrEnum):
    """What a value is in an XML document."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    CDATA = "cdata"
    NONE = "none"  # its members stand in the element around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Xml:
    """How a value is written in XML, only what differs from the default.

    ``name`` is "" where a member's own does. ``wrapped`` gives a list an element around
    its items, which ``item`` describes. ``around`` is true when the document asks for an
    element around the one that the type has by itself.
    """

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: XmlNode = XmlNode.ELEMENT
    wrapped: bool = False
    item: Xml | None = None
    around: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A named member of a model."""

    id: str
    wire: str
    type: Type
    required: bool
    span: Span
    doc: Doc = NO_DOC
    access: Access = Access.BOTH
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    xml: Xml | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a declaration in a list (a variant of a union, say) is by its position there,
    which changes with its neighbours: its ``pointer`` in the document, and the ``hint`` that
    tells variants by number. ``source`` is what the document itself says of the hint,
    ``mark`` a digest of every word of the item.
    """

    pointer: str
    hint: str
    source: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A JSON object with named members.

    ``hint`` is what a name is made from: the component's key, or for an inline schema the
    words of its place ("user address"). ``additional`` types the members that are not named:
    None when the document forbids them or says nothing (they are kept untyped all the same).
    ``component`` is true for a named schema of the document.
    """

    id: str
    hint: str
    fields: tuple[Field, ...]
    span: Span
    additional: Type | None = None
    doc: Doc = NO_DOC
    examples: tuple[Json, ...] = ()
    component: bool = False
    xml: Xml | None = None
    listed: Listed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A named type that is no model: an enum, a union, a map, an array, a scalar.

    ``type`` is without null, which whoever refers to the alias allows; ``nullable`` tells
    whether the schema itself lets null through.  ``alternatives`` are objects that the
    document describes, each with all members of one alternative.
    """

    id: str
    hint: str
    type: Type
    span: Span
    doc: Doc = NO_DOC
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()
    component: bool = False
    nullable: bool = False
    alternatives: tuple[Json, ...] = ()
    listed: Listed | None = None


Declaration: TypeAlias = Model | Alias
