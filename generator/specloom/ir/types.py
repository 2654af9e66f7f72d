"""The types of values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON value of the document (a default, an example, an enum member), kept as its JSON
    text.
    """

    text: str

    @classmethod
    def of(cls, value: object) -> Json:
        """The value as canonical JSON text; member order is kept."""
        return cls(
            json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
        )

    @property
    def value(self) -> Any:
        """The plain Python value (a fresh one each time)."""
        return json.loads(self.text)


class ScalarKind(StrEnum):
    """The values that are not containers; each has one meaning on the wire."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    DATE = "date"  # RFC 3339 full-date
    DATE_TIME = "date-time"  # RFC 3339 date-time
    TIME = "time"  # RFC 3339 full-time
    DURATION = "duration"  # ISO 8601 duration, or a text that other notations write
    UUID = "uuid"
    DECIMAL = "decimal"  # string or number that must not pass through float
    BASE64 = (
        "base64"  # bytes as base64 text inside JSON or text; or, by format, base64url
    )
    BINARY = "binary"  # raw bytes: a file, an octet stream, a multipart part


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar; ``format`` keeps the document's own word when it says more than the kind
    (``email``, ``int64``); of a duration it is the notation of the document's examples:
    none (ISO 8601), ``units`` (1h30m), ``unit-seconds`` (90s) or ``seconds`` (90).
    """

    kind: ScalarKind
    format: str = ""
    as_text: bool = False  # whether a number may also arrive as text


@dataclass(frozen=True, slots=True)
class Unknown:
    """Any JSON value (an empty or ``true`` schema, or one that was degraded)."""


@dataclass(frozen=True, slots=True)
class Never:
    """No value at all (a ``false`` schema)."""


@dataclass(frozen=True, slots=True)
class Array:
    """A JSON array whose items share a type."""

    items: Type


@dataclass(frozen=True, slots=True)
class Tuple:
    """A JSON array with a type for each place; ``rest`` types what follows, None forbids it."""

    items: tuple[Type, ...]
    rest: Type | None


@dataclass(frozen=True, slots=True)
class Map:
    """A JSON object with open member names and one type of value."""

    values: Type


@dataclass(frozen=True, slots=True)
class Literals:
    """One of the listed values (``enum``, ``const``); never holds null. All values of
    ``of``'s kind, or mixed if None.

    ``closed`` is true when a value outside the list cannot mean anything (a discriminator's
    tag); otherwise readers must survive unknown values of kind ``of``.
    """

    values: tuple[Json, ...]
    of: ScalarKind | None
    closed: bool = False
    names: tuple[
        str, ...
    ] = ()  # the document's own names or texts for the values (x-enum-varnames …), if any


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The member that tells the variants of a union apart: ``tags`` are (value on the wire,
    index of the variant), the value as `tag_text` writes it.

    ``default`` is the variant of any other value, and of none. Where it is a ``base`` that
    the other variants extend, a value without the member is told apart by its other members
    first. ``by_members`` are the variants whose tag the document does not list: a value of
    another tag is one of these if its members fit.
    """

    wire: str
    tags: tuple[tuple[str, int], ...]
    default: int | None = None
    base: bool = False
    by_members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, at least two; never holds Nullable or null (null is lifted out
    into Nullable).
    """

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Nullable:
    """The inner type or null; never nested in itself."""

    inner: Type


@dataclass(frozen=True, slots=True)
class Ref:
    """Points to a declaration of ``Api.declarations`` by its id."""

    id: str


Type: TypeAlias = (
    Scalar | Unknown | Never | Array | Tuple | Map | Literals | Union | Nullable | Ref
)


def tag_text(value: object) -> str | None:
    """A discriminator's value as text, the way JSON writes it; None for an object, an array."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    return None


STRING = Scalar(ScalarKind.STRING)
BYTES = Scalar(ScalarKind.BINARY)


def references(of: Type) -> Iterator[str]:
    """The ids of the declarations that a type names, each as often as it does."""
    match of:
        case Ref(id_):
            yield id_
        case Array(inner) | Map(inner) | Nullable(inner):
            yield from references(inner)
        case Tuple(items, rest):
            for item in (*items, *([] if rest is None else [rest])):
                yield from references(item)
        case Union(variants):
            for variant in variants:
                yield from references(variant)
        case Scalar() | Unknown() | Never() | Literals():
            return
