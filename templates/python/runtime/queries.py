"""Queries as strings: filters, order and pagination."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from .codecs import encode
from .json import read, write
from .typeguards import is_collection

if TYPE_CHECKING:
    from datetime import date, datetime


A = TypeVar("A", bound=str)
if TYPE_CHECKING:

    Value: TypeAlias = str | int | float | bool | date | datetime | None
    """A value that attributes are compared with."""


class BaseQuery(Generic[A]):
    """Base class for writing query strings; ``A`` are the names of attributes."""

    @classmethod
    def equal(cls, attribute: A, value: Value | Sequence[Value]) -> str:
        """Match items whose attribute equals the value, or one of several values."""
        return cls._text("equal", attribute, _listed(value))

    @classmethod
    def not_equal(cls, attribute: A, value: Value) -> str:
        """Match items whose attribute does not equal the value."""
        return cls._text("notEqual", attribute, [value])

    @classmethod
    def less_than(cls, attribute: A, value: Value) -> str:
        """Match items whose attribute is less than the value."""
        return cls._text("lessThan", attribute, [value])

    @classmethod
    def less_than_equal(cls, attribute: A, value: Value) -> str:
        """Match items whose attribute is less than or equal to the value."""
        return cls._text("lessThanEqual", attribute, [value])

    @classmethod
    def greater_than(cls, attribute: A, value: Value) -> str:
        """Match items whose attribute is greater than the value."""
        return cls._text("greaterThan", attribute, [value])

    @classmethod
    def greater_than_equal(cls, attribute: A, value: Value) -> str:
        """Match items whose attribute is greater than or equal to the value."""
        return cls._text("greaterThanEqual", attribute, [value])

    @classmethod
    def between(cls, attribute: A, start: Value, end: Value) -> str:
        """Match items whose attribute is between two values, both included."""
        return cls._text("between", attribute, [start, end])

    @classmethod
    def is_null(cls, attribute: A) -> str:
        """Match items whose attribute is null."""
        return cls._text("isNull", attribute, [])

    @classmethod
    def is_not_null(cls, attribute: A) -> str:
        """Match items whose attribute is not null."""
        return cls._text("isNotNull", attribute, [])

    @classmethod
    def starts_with(cls, attribute: A, value: str) -> str:
        """Match items whose attribute begins with the text."""
        return cls._text("startsWith", attribute, [value])

    @classmethod
    def ends_with(cls, attribute: A, value: str) -> str:
        """Match items whose attribute ends with the text."""
        return cls._text("endsWith", attribute, [value])

    @classmethod
    def contains(cls, attribute: A, value: Value | Sequence[Value]) -> str:
        """Match items whose attribute contains the value, or one of several values."""
        return cls._text("contains", attribute, _listed(value))

    @classmethod
    def search(cls, attribute: A, value: str) -> str:
        """Match items whose attribute contains the words; needs a full-text index."""
        return cls._text("search", attribute, [value])

    @classmethod
    def select(cls, attributes: Sequence[A]) -> str:
        """Return only these attributes of the items."""
        return cls._text("select", None, list(attributes))

    @classmethod
    def order_asc(cls, attribute: A) -> str:
        """Sort by the attribute in ascending order."""
        return cls._text("orderAsc", attribute, [])

    @classmethod
    def order_desc(cls, attribute: A) -> str:
        """Sort by the attribute in descending order."""
        return cls._text("orderDesc", attribute, [])

    @classmethod
    def limit(cls, limit: int) -> str:
        """Return at most this many items per page."""
        return cls._text("limit", None, [limit])

    @classmethod
    def offset(cls, offset: int) -> str:
        """Skip this many items."""
        return cls._text("offset", None, [offset])

    @classmethod
    def cursor_after(cls, id: str) -> str:
        """Return the items after the item with this id."""
        return cls._text("cursorAfter", None, [id])

    @classmethod
    def cursor_before(cls, id: str) -> str:
        """Return the items before the item with this id."""
        return cls._text("cursorBefore", None, [id])

    @classmethod
    def _text(cls, method: str, attribute: str | None, values: list[Any]) -> str:
        raise NotImplementedError


class TextQuery(BaseQuery[A]):
    """Writes queries for services before 1.5: ``equal("name", ["Ada"])``.

    Raises:
        ValueError: A text has a backslash before a quotation mark, a bracket, a comma
            or its end, which this notation cannot express.
    """

    @classmethod
    def _text(cls, method: str, attribute: str | None, values: list[Any]) -> str:
        listed = [_literal(value) for value in values]
        whole = method in ("limit", "offset", "cursorAfter", "cursorBefore", "between")
        joined = ",".join(listed)
        parts = [] if attribute is None else [_literal(attribute)]
        if listed:
            parts.append(joined if whole else f"[{joined}]")
        return f"{method}({','.join(parts)})"


class JsonQuery(BaseQuery[A]):
    """Writes queries for services since 1.5, as JSON."""

    @classmethod
    def and_(cls, queries: Sequence[str]) -> str:
        """Match items that all of the queries match."""
        return cls._joined("and", queries)

    @classmethod
    def or_(cls, queries: Sequence[str]) -> str:
        """Match items that at least one of the queries matches."""
        return cls._joined("or", queries)

    @classmethod
    def _joined(cls, method: str, queries: Sequence[str]) -> str:
        return cls._text(method, None, [read(query) for query in queries])

    @classmethod
    def _text(cls, method: str, attribute: str | None, values: list[Any]) -> str:
        query: dict[str, Any] = {"method": method}
        if attribute is not None:
            query["attribute"] = attribute
        if values:
            query["values"] = encode(values)
        return write(query)


def _listed(value: Any) -> list[Any]:
    return list(value) if is_collection(value) else [value]


def _literal(value: Any) -> str:
    value = encode(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if not isinstance(value, str):
        return str(value)
    # The service removes a backslash before these characters, and only there.
    for index, c in enumerate(value):
        if c == "\\" and value[index + 1 : index + 2] in ("", *"\"'[],"):
            raise ValueError(f"a query cannot express the backslashes in {value!r}")
    return '"' + value.replace('"', '\\"') + '"'
