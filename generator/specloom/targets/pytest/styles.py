"""The styles of parameters, told by the tables of OpenAPI 3.1 §4.8.12 rather than by any client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from specloom.ir import Style
from specloom.kinds import is_array, is_object
from specloom.targets.calls import is_json
from specloom.targets.pytest.texts import Quote, escaped, json_text, text

Pairs: TypeAlias = list[tuple[str, str]]
Members: TypeAlias = list[tuple[str, Any]]

_DELIMITERS = {
    Style.SPACE_DELIMITED: "%20",
    Style.PIPE_DELIMITED: "%7C",
    Style.TAB_DELIMITED: "%09",
}


class UnsendableError(Exception):
    """A sample that has no place in a request; the text says why."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How a value is written: a media type, or else a style."""

    wire: str
    style: Style
    explode: bool
    quote: Quote
    media_type: str = ""


def in_path(of: Notation, value: Any) -> str:
    """What stands in the path for the placeholder.

    Raises:
        UnsendableError: when it would be empty.
    """
    written = _in_path(of, value)
    if not written or value in ("", [], {}):
        raise UnsendableError(f"{of.wire} would be empty in the path")
    return written


def _in_path(of: Notation, value: Any) -> str:
    if of.media_type:
        return of.quote(content(of.media_type, value))
    if of.style is Style.LABEL:
        return "." + joined(value, "." if of.explode else ",", of.explode, of.quote)
    if of.style is Style.MATRIX:
        name = escaped(of.wire)
        if of.explode and is_array(value):
            return "".join(f";{name}={of.quote(text(item))}" for item in value)
        if of.explode and is_object(value):
            return "".join(f";{_member(of, k, v)}" for k, v in flattened(value))
        return f";{name}={joined(value, ',', False, of.quote)}"
    return joined(value, ",", of.explode, of.quote)


def _member(of: Notation, key: str, value: Any) -> str:
    return f"{of.quote(key)}={of.quote(text(value))}"


def joined(value: Any, separator: str, explode: bool, quote: Quote) -> str:
    """The simple style: ``a,b`` for a list, ``k,v`` or ``k=v`` for an object."""
    if is_array(value):
        return separator.join(quote(text(item)) for item in value if item is not None)
    if is_object(value):
        equals = "=" if explode else ","
        return separator.join(
            f"{quote(key)}{equals}{quote(text(item))}" for key, item in flattened(value)
        )
    return quote(text(value))


def pairs(of: Notation, value: Any, quote_name: Quote) -> Pairs:
    """The pieces of a query, a form or a cookie field."""
    name = quote_name(of.wire)
    if of.media_type and of.style is not Style.DEEP_OBJECT:
        return [(name, of.quote(content(of.media_type, value)))]
    deep = of.style is Style.DEEP_OBJECT
    if is_array(value):
        items = [item for item in value if item is not None]
        if deep or any(map(_is_nested, items)):
            return _quoted(of, _deep(of.wire.removesuffix("[]"), items), quote_name)
        texts = [of.quote(text(item)) for item in items]
        if of.explode:
            return [(name, item) for item in texts]
        return [(name, _delimiter(of).join(texts))] if texts else []
    if is_object(value):
        if deep:
            return _quoted(of, _deep(of.wire, value), quote_name)
        members = flattened(value)
        if of.explode:
            return _quoted(of, members, quote_name)
        flat = [of.quote(text(piece)) for member in members for piece in member]
        return [(name, _delimiter(of).join(flat))] if flat else []
    return [(name, of.quote(text(value)))]


def _quoted(of: Notation, members: Members, quote_name: Quote) -> Pairs:
    return [(quote_name(key), of.quote(text(item))) for key, item in members]


def content(media_type: str, value: Any) -> str:
    """A value in a media type: JSON, or text and bytes as they stand; they do where any
    type will do.
    """
    is_plain = not is_json(media_type) or "*" in media_type
    if isinstance(value, str | bytes) and is_plain:
        return text(value)
    return json_text(value)


def _delimiter(of: Notation) -> str:
    return _DELIMITERS.get(of.style, ",")


def flattened(value: dict[str, Any]) -> Members:
    """The members of an object with single values: a name is repeated for the items of
    a list; what is nested deeper is told in brackets.
    """
    found: Members = []
    for key, item in value.items():
        if is_array(item) and not any(map(_is_nested, item)):
            found += [(key, one) for one in item if one is not None]
        elif item is not None:
            found += _deep(key, item)
    return found


def _deep(name: str, value: Any) -> Members:
    """Names in brackets, as Rails, PHP and qs read them: ``a[b]``, ``a[]`` for the items
    of a list, ``a[0][b]`` for those that are lists or objects themselves.
    """
    if is_object(value):
        inner = [(k, v) for k, v in value.items() if v is not None]
    elif is_array(value):
        items = [item for item in value if item is not None]
        numbered = any(map(_is_nested, items))
        inner = [(str(n) if numbered else "", item) for n, item in enumerate(items)]
    else:
        return [(name, value)]
    return [pair for key, item in inner for pair in _deep(f"{name}[{key}]", item)]


def _is_nested(value: Any) -> bool:
    return is_array(value) or is_object(value)
