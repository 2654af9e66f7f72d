"""How arguments become text: the styles of OpenAPI 3.1 §4.8.12 (RFC 6570)."""

from __future__ import annotations

from .codec import encode
from .escaping import (
    escape,
    escape_form,
    escape_path_reserved,
    escape_query_reserved,
)
from .jsontext import write
from .kinds import is_bytes, is_collection, is_list, is_object
from .media_types import is_json
from .texts import is_decimal, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from .operations import Argument

    Escape: TypeAlias = Callable[[str], str]
    Pair: TypeAlias = tuple[str, str]

_DELIMITERS = {
    "form": ",",
    "spaceDelimited": "%20",
    "pipeDelimited": "%7C",
    "tabDelimited": "%09",
}


def encoded(argument: Argument, value: object) -> Any:
    """The argument's value as plain data: str, numbers, bool, None, bytes, list, dict."""
    if value is None or is_decimal(value):
        return value  # a decimal's text in JSON may have an exponent
    data: Any = argument.codec.encode(value)
    if is_collection(data):
        return list(data)
    is_json_value = is_object(data) or isinstance(data, str | int | float)
    return data if is_json_value or is_bytes(data) else encode(data)


def path_text(argument: Argument, value: object) -> str:
    """What stands in the path for the placeholder, percent-encoded.

    Raises:
        ValueError: when it would be empty, which would lead to another path.
    """
    data = encoded(argument, value)
    quote = escape_path_reserved if argument.allow_reserved else escape
    if argument.media_type:
        result = quote(content_text(argument, data))
    elif argument.style == "matrix":
        result = _matrix(argument, data, quote)
    elif argument.style == "label":
        inner = _joined(data, "." if argument.explode else ",", argument.explode, quote)
        result = "." + inner if inner or data == "" else ""
    else:
        result = _joined(data, ",", argument.explode, quote)
    if not result or data == "":
        raise ValueError(f"the argument {argument.name!r} must not be empty")
    return result


def _matrix(argument: Argument, data: Any, quote: Escape) -> str:
    name = escape(argument.wire)
    if argument.explode and is_object(data):
        pairs = [(quote(key), item) for key, item in _members(data)]
    elif argument.explode and is_list(data):
        pairs = [(name, item) for item in _items(data)]
    else:
        joined = _joined(data, ",", False, quote)
        return f";{name}={joined}" if joined else ""
    written = [(key, quote(nested_text(item))) for key, item in pairs]
    return "".join(f";{key}={item}" if item else f";{key}" for key, item in written)


def _joined(data: Any, separator: str, explode: bool, quote: Escape) -> str:
    """A list as ``a,b``; an object as ``k,v`` or, exploded, as ``k=v``."""
    if is_list(data):
        return separator.join(quote(nested_text(item)) for item in _items(data))
    if is_object(data):
        equals = "=" if explode else ","
        return separator.join(
            quote(key) + equals + quote(nested_text(item))
            for key, item in _members(data)
        )
    return quote(text(data))


def query_pairs(argument: Argument, value: object) -> list[Pair]:
    """Name and value of each piece of the query, percent-encoded."""
    quote = escape_query_reserved if argument.allow_reserved else escape
    return styled_pairs(argument, encoded(argument, value), quote, escape)


def form_pairs(argument: Argument, value: object) -> list[Pair]:
    """Name and value of each field of an urlencoded form, encoded for it."""
    quote = escape_query_reserved if argument.allow_reserved else escape_form
    return styled_pairs(argument, encoded(argument, value), quote, escape_form)


def styled_pairs(
    argument: Argument, data: Any, quote: Escape, quote_name: Escape
) -> list[Pair]:
    """The pairs of a value in the argument's style.

    An empty list or object gives no pair (RFC 6570 §2.3: it is undefined).  What is
    nested deeper than a style can say is written as JSON text.
    """
    name = quote_name(argument.wire)
    # A member's own style makes its media type moot (OpenAPI 3.1 §4.8.15.1).
    styled = argument.location == "member" and argument.style
    if argument.media_type and not styled:
        return [(name, quote(content_text(argument, data)))]
    if argument.style == "deepObject" and (is_list(data) or is_object(data)):
        return [
            (quote_name(key), quote(text(item)))
            for key, item in deep_pairs(argument.wire, data)
        ]
    if is_list(data):
        return _list_pairs(argument, name, _items(data), quote)
    if is_object(data):
        return _object_pairs(argument, name, data, quote, quote_name)
    return [(name, quote(text(data)))]


def _list_pairs(
    argument: Argument, name: str, items: list[Any], quote: Escape
) -> list[Pair]:
    values = [quote(nested_text(item)) for item in items]
    if argument.explode:
        return [(name, value) for value in values]
    return [(name, _delimiter(argument).join(values))] if values else []


def _object_pairs(
    argument: Argument, name: str, data: Any, quote: Escape, quote_name: Escape
) -> list[Pair]:
    if argument.explode:
        return [
            (quote_name(key), quote(nested_text(item))) for key, item in _members(data)
        ]
    flat = [
        piece
        for key, item in _members(data)
        for piece in (quote(key), quote(nested_text(item)))
    ]
    return [(name, _delimiter(argument).join(flat))] if flat else []


def _delimiter(argument: Argument) -> str:
    return _DELIMITERS.get(argument.style, ",")


def deep_pairs(name: str, data: Any) -> list[tuple[str, Any]]:
    """``a[b]=1`` for an object, ``a[0]=1`` for a list, at any depth.

    OpenAPI leaves nesting undefined.  Lists are numbered because that alone keeps the
    members of several objects apart (``a[0][x]=1&a[1][x]=2``).
    """
    if is_object(data):
        inner: list[tuple[str, Any]] = _members(data)
    elif is_list(data):
        inner = [(str(index), item) for index, item in enumerate(_items(data))]
    else:
        return [(name, data)]
    return [pair for key, item in inner for pair in deep_pairs(f"{name}[{key}]", item)]


def header_text(argument: Argument, value: object) -> str:
    """The value of a header field, in the simple style without percent-encoding.

    Raises:
        ValueError: when the text holds a line break or a control character.
    """
    data = encoded(argument, value)
    if argument.media_type:
        result = content_text(argument, data)
    else:
        result = _joined(data, ",", argument.explode, _as_is)
    return checked_field(argument.name, result)


def checked_field(name: str, value: str) -> str:
    """The value itself when it can stand in a header field (RFC 9110 §5.5).

    Raises:
        ValueError: when it holds a control character; the value itself is not shown.
    """
    if value.isprintable():  # the usual case, seen at once
        return value
    if any((ord(c) < 32 and c != "\t") or ord(c) == 127 for c in value):
        raise ValueError(f"the value of {name!r} holds a control character")
    return value


def cookie_pairs(argument: Argument, value: object) -> list[Pair]:
    """Name and value of each cookie; the ``cookie`` style leaves values unescaped.

    Raises:
        ValueError: when an unescaped value holds ";" or a control character.
    """
    raw = argument.style == "cookie"
    quote = _as_is if raw else escape
    pairs = styled_pairs(argument, encoded(argument, value), quote, quote)
    for _, item in pairs if raw else ():
        if ";" in checked_field(argument.name, item):
            raise ValueError(f"the value of {argument.name!r} holds a ';'")
    return pairs


def content_text(argument: Argument, data: Any) -> str:
    """The value in the argument's media type: JSON, or text when it is text or bytes."""
    plain = isinstance(data, str) or is_bytes(data)
    if plain and not is_json(argument.media_type):
        return text(data)
    return write(data)


def nested_text(data: Any) -> str:
    """A scalar as text; what is nested as JSON text, since no style knows more."""
    return write(data) if is_object(data) or is_list(data) else text(data)


def _items(data: Any) -> list[Any]:
    return [item for item in data if item is not None]


def _members(data: Any) -> list[tuple[str, Any]]:
    return [(str(key), item) for key, item in data.items() if item is not None]


def _as_is(value: str) -> str:
    return value
