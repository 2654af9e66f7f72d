"""What travels: parameters, bodies, responses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from specloom.diagnostics import Span
from specloom.ir.declarations import NO_DOC, Doc, Limit, Xml
from specloom.ir.types import Json, Type


class Location(StrEnum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"  # OpenAPI 3.2: the whole query string


class Style(StrEnum):
    """How a value becomes text (OpenAPI 3.1 §4.8.12.3; RFC 6570)."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    SPACE_DELIMITED = "spaceDelimited"
    PIPE_DELIMITED = "pipeDelimited"
    TAB_DELIMITED = "tabDelimited"  # Swagger 2.0 collectionFormat: tsv
    DEEP_OBJECT = "deepObject"
    COOKIE = "cookie"  # OpenAPI 3.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value outside the body.  ``media_type`` is set when ``content`` says how it is
    written; then style is moot.
    """

    id: str
    wire: str
    location: Location
    type: Type
    required: bool
    span: Span
    style: Style
    explode: bool
    allow_reserved: bool = False
    allow_empty: bool = False
    media_type: str = ""
    doc: Doc = NO_DOC
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How one member of a form or multipart body is written (OpenAPI 3.1 §4.8.15).

    ``written`` is true when the member is a string that is text of the media type already
    (``contentMediaType``), ``file`` when it is a file although its schema is empty.
    """

    wire: str
    media_type: str = ""
    written: bool = False
    file: bool = False
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body in one media type (lower case, with its parameters). ``stream`` types each event
    or line when the body is a sequence (``text/event-stream``, JSON lines, OpenAPI 3.2
    ``itemSchema``), with ``events`` the event with its fields rather than its data;
    ``type`` is None when nothing is said. ``xml`` is set when the body is
    XML with a schema.
    """

    media_type: str
    type: Type | None
    stream: Type | None = None
    events: bool = False
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Json, ...] = ()
    xml: Xml | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a request carries; ``contents`` in the document's order, at least one."""

    id: str
    required: bool
    contents: tuple[Content, ...]
    span: Span
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header of a response or of a multipart part."""

    wire: str
    type: Type
    required: bool = False
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link object, for the docs only (OpenAPI 3.1 §4.8.20)."""

    name: str
    target: str  # operation id on the wire, or a reference
    parameters: tuple[tuple[str, str], ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer; ``status`` is ``"200"``, ``"2XX"`` or ``"default"``; no contents: nothing
    comes back.
    """

    status: str
    span: Span
    doc: Doc = NO_DOC
    contents: tuple[Content, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def success(self) -> bool:
        """Whether it stands for 2xx."""
        return self.status.startswith("2")
