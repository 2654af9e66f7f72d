"""Parameters: their text in paths, queries, header fields and forms."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from .codecs import PLAIN, Codec
from .json import ascii_text, write
from .media_types import is_json
from .operations import Argument, Given, body_property
from .typeguards import is_bytes, is_collection, is_list, is_object
from .urls import (
    escape,
    escape_form,
    escape_path_reserved,
    escape_query_reserved,
    has_dots,
)

if TYPE_CHECKING:
    from decimal import Decimal


def text(value: object) -> str:
    """Return a scalar as text.

    Booleans are ``true`` and ``false``, None is ``null``, numbers have no exponent, raw
    bytes are kept, and times follow RFC 3339.

    Raises:
        ValueError: A number is not finite.
        TypeError: The value is not a scalar.
    """
    if isinstance(value, str):
        return str.__str__(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, bytes | bytearray):
        # The escape functions turn these surrogates back into the same bytes.
        return bytes(value).decode("utf-8", "surrogateescape")
    if is_decimal(value):
        return _decimal_text(value)
    plain = PLAIN.encode(value)
    if plain is value or isinstance(plain, dict | list):
        raise TypeError(f"{type(value).__name__} is not a single value")
    return text(plain)


def is_decimal(value: object) -> TypeGuard[Decimal]:
    """Return whether the value is a Decimal, without importing `decimal`."""
    module = sys.modules.get("decimal")
    return module is not None and isinstance(value, module.Decimal)


def _float_text(value: float) -> str:
    digits = float.__repr__(value)
    if "n" in digits:  # inf and nan
        raise ValueError("a number must be finite")
    if "e" not in digits:
        return digits
    from decimal import Decimal

    return format(Decimal(digits), "f")


def _decimal_text(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("a number must be finite")
    return format(value, "f")


Escape: TypeAlias = Callable[[str], str]
Pair: TypeAlias = tuple[str, str]

_ENDS_COOKIE_NAME = frozenset('",;=\x7f').union(map(chr, range(33)))
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}


def encoded(argument: Argument, value: object) -> Any:
    """Return the value as plain data: str, numbers, bool, None, bytes, list, dict."""
    if value is None or is_decimal(value):
        return value  # the JSON text of a decimal may have an exponent
    data: Any = argument.codec.encode(value)
    if is_collection(data):
        return list(data)
    is_json_value = is_object(data) or isinstance(data, str | int | float)
    return data if is_json_value or is_bytes(data) else PLAIN.encode(data)


def path_text(argument: Argument, value: object) -> str:
    """Return the percent-encoded text that replaces the placeholder in the path.

    Raises:
        ValueError: The text is empty or contains a segment ``.`` or ``..``, which would
            change the path.
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
        result = _joined(data, _delimiter(argument, quote), argument.explode, quote)
    if not result or data == "":
        raise ValueError(f"the argument {argument.name!r} must not be empty")
    # A dot may be percent-encoded, perhaps more than once.
    dotted = "." in result or "%2E" in result or "%2e" in result or "%25" in result
    if (dotted and has_dots(result)) or (
        argument.style != "simple" and isinstance(data, str) and has_dots(data)
    ):
        raise ValueError(
            f"the argument {argument.name!r} must not contain a segment '.' or '..'"
        )
    return result


def _matrix(argument: Argument, data: Any, quote: Escape) -> str:
    name = escape(argument.wire)
    if argument.explode and is_object(data):
        pairs = [(quote(key), item) for key, item in flat_pairs(data)]
    elif argument.explode and is_list(data):
        pairs = [(name, item) for item in _items(data)]
    else:
        joined = _joined(data, ",", False, quote)
        return f";{name}={joined}" if joined else ""
    written = [(key, quote(nested_text(item))) for key, item in pairs]
    return "".join(f";{key}={item}" if item else f";{key}" for key, item in written)


def _joined(data: Any, separator: str, explode: bool, quote: Escape) -> str:
    """Return a list as ``a,b``; an object as ``k,v`` or, if exploded, as ``k=v``."""
    if is_list(data):
        return separator.join(quote(nested_text(item)) for item in _items(data))
    if is_object(data):
        equals = "=" if explode else ","
        return separator.join(
            quote(key) + equals + quote(text(item)) for key, item in flat_pairs(data)
        )
    return quote(text(data))


def query_pairs(argument: Argument, value: object) -> list[Pair]:
    """Return the percent-encoded names and values of a query parameter."""
    quote = escape_query_reserved if argument.allow_reserved else escape
    return styled_pairs(argument, encoded(argument, value), quote, escape)


def field_pairs(argument: Argument, value: object) -> list[Pair]:
    """Return the names and values of one field of an urlencoded form.

    Without a style, a list repeats the name, and each value is written in its media
    type: that of the encoding, else JSON for objects and lists, text for all others
    (OpenAPI 3.1 §4.8.15.1.2).
    """
    quote = escape_query_reserved if argument.allow_reserved else escape_form
    data = encoded(argument, value)
    if argument.style:
        return styled_pairs(argument, data, quote, escape_form)
    name = escape_form(argument.wire)
    written = (
        content_text(argument, item) if argument.media_type else nested_text(item)
        for item in (_items(data) if is_list(data) else (data,))
    )
    return [(name, quote(text)) for text in written]


def styled_pairs(
    argument: Argument, data: Any, quote: Escape, quote_name: Escape
) -> list[Pair]:
    """Return the pairs of a value in the argument's style.

    An empty list or object has no pairs (RFC 6570 §2.3: it is undefined). For values
    nested in lists or objects see `flat_pairs`.
    """
    name = quote_name(argument.wire)
    # An explicit style of a form's field overrides its media type (OpenAPI 3.1
    # §4.8.15.1).
    styled = argument.location == "property" and argument.style
    if argument.media_type and not styled:
        return [(name, quote(content_text(argument, data)))]
    if is_list(data):
        items = _items(data)
        if argument.style != "deepObject" and not any(map(_is_nested, items)):
            return _list_pairs(argument, name, items, quote)
        # No style defines lists of lists or of objects.
        wire = argument.wire.removesuffix("[]")
        return _written(deep_pairs(wire, items), quote, quote_name)
    if is_object(data):
        if argument.style == "deepObject":
            return _written(deep_pairs(argument.wire, data), quote, quote_name)
        return _object_pairs(argument, name, data, quote, quote_name)
    return [(name, quote(text(data)))]


def _list_pairs(
    argument: Argument, name: str, items: list[Any], quote: Escape
) -> list[Pair]:
    values = [quote(text(item)) for item in items]
    if argument.explode:
        return [(name, value) for value in values]
    return [(name, _delimiter(argument, quote).join(values))] if values else []


def _object_pairs(
    argument: Argument, name: str, data: Any, quote: Escape, quote_name: Escape
) -> list[Pair]:
    pairs = flat_pairs(data)
    if argument.explode:
        return _written(pairs, quote, quote_name)
    flat = [quote(text(piece)) for pair in pairs for piece in pair]
    return [(name, _delimiter(argument, quote).join(flat))] if flat else []


def _written(
    pairs: list[tuple[str, Any]], quote: Escape, quote_name: Escape
) -> list[Pair]:
    return [(quote_name(key), quote(text(item))) for key, item in pairs]


def _delimiter(argument: Argument, quote: Escape) -> str:
    mark = _DELIMITERS.get(argument.style)
    if mark is None:
        return ","
    # Header fields and multipart bodies (RFC 7578, section 2) have no percent-encoding.
    return mark if quote is as_is else escape(mark)


def flat_pairs(data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the properties of an object as pairs of a name and a single value.

    The name is repeated for each item of a list: ``sort=a&sort=b``. OpenAPI does not
    define deeper nesting; `deep_pairs` writes it.
    """
    pairs: list[tuple[str, Any]] = []
    for key, item in _members(data):
        if not _is_nested(item):
            pairs.append((key, item))
        elif is_collection(item) and not any(map(_is_nested, item)):
            pairs.extend((key, one) for one in _items(item))
        else:
            pairs.extend(deep_pairs(key, item))
    return pairs


def deep_pairs(name: str, data: Any) -> list[tuple[str, Any]]:
    """Return ``a[b]=1`` for an object, ``a[]=1`` for a list of single values, at any
    depth.

    OpenAPI does not define nesting. Rails, PHP, Express (qs) and ASP.NET read this
    form. Lists of lists or of objects are numbered (``a[0][x]=1&a[1][x]=2``), because
    empty brackets do not show where an item begins.
    """
    if is_object(data):
        inner: list[tuple[str, Any]] = _members(data)
    elif is_collection(data):
        items = _items(data)
        numbered = any(map(_is_nested, items))
        inner = [(str(i) if numbered else "", item) for i, item in enumerate(items)]
    else:
        return [(name, data)]
    return [pair for key, item in inner for pair in deep_pairs(f"{name}[{key}]", item)]


def header_text(argument: Argument, value: object) -> str:
    """Return the value of a header field, without percent-encoding.

    JSON is in ASCII, because servers read other characters differently (RFC 9110 §5.5).

    Raises:
        ValueError: The text contains a line break or a control character.
    """
    data = encoded(argument, value)
    if argument.media_type:
        result = content_text(argument, data)
        if is_json(argument.media_type) and not result.isascii():
            result = ascii_text(result)
    else:
        result = _joined(data, _delimiter(argument, as_is), argument.explode, as_is)
    return checked_field(argument.name, result)


def checked_field(name: str, value: str) -> str:
    """Return the value if it is valid in a header field (RFC 9110 §5.5).

    Raises:
        ValueError: It contains a control character, or begins or ends with a blank; the
            message hides the value.
        TypeError: It is not a string.
    """
    try:
        # The usual case, quick to check.
        if value.isprintable() and value[:1] != " " and value[-1:] != " ":
            return value
    except AttributeError:
        kind = type(value).__name__
        raise TypeError(f"the value of {name!r} must be a str, not {kind}") from None
    if any((ord(c) < 32 and c != "\t") or ord(c) == 127 for c in value):
        raise ValueError(f"the value of {name!r} contains a control character")
    if value.strip(" \t") != value:
        raise ValueError(f"the value of {name!r} begins or ends with a blank")
    return value


def cookie_pairs(argument: Argument, value: object) -> list[Pair]:
    """Return the name and value of each cookie; the ``cookie`` style escapes nothing.

    Raises:
        ValueError: An unescaped value contains ";" or a control character, or an
            unescaped name contains a delimiter (RFC 6265 §4.1.1).
    """
    raw = argument.style == "cookie"
    quote = as_is if raw else escape
    pairs = styled_pairs(argument, encoded(argument, value), quote, quote)
    for name, item in pairs if raw else ():
        if not name or not _ENDS_COOKIE_NAME.isdisjoint(name):
            raise ValueError(f"{name!r} is not a valid cookie name")
        if ";" in checked_field(argument.name, item):
            raise ValueError(f"the value of {argument.name!r} must not contain ';'")
    return pairs


def content_text(argument: Argument, data: Any) -> str:
    """Return the value in the argument's media type: JSON, or text for strings and
    bytes.
    """
    plain = isinstance(data, str) or is_bytes(data)
    if plain and not is_json(argument.media_type):
        return text(data)
    return write(data)


def nested_text(data: Any) -> str:
    """Return a scalar as text and nested data as JSON, because no style defines
    nesting.
    """
    return write(data) if is_object(data) or is_list(data) else text(data)


def _is_nested(data: Any) -> bool:
    return isinstance(data, dict | list | tuple | set | frozenset)


def _items(data: Any) -> list[Any]:
    return [item for item in data if item is not None]


def _members(data: Any) -> list[tuple[str, Any]]:
    return [(str(key), item) for key, item in data.items() if item is not None]


def as_is(value: str) -> str:
    """Return text that needs no escaping."""
    return value


def header(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    style: str = "simple",
    explode: bool = False,
    media_type: str = "",
    required: bool = False,
) -> Argument:
    """Describe a header field; its style is ``simple``, except in Swagger 2.0."""
    return Argument(
        "header",
        wire,
        name,
        codec,
        style=style,
        explode=explode,
        media_type=media_type,
        required=required,
    )


def cookie(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    style: str = "form",
    explode: bool = True,
    media_type: str = "",
) -> Argument:
    """Describe a cookie."""
    return Argument(
        "cookie",
        wire,
        name,
        codec,
        style=style,
        explode=explode,
        media_type=media_type,
    )


def querystring(
    wire: str,
    name: str = "",
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    media_type: str = "application/x-www-form-urlencoded",
) -> Argument:
    """Describe the whole query string (OpenAPI 3.2): a string, or a value to be
    written.
    """
    return Argument(
        "querystring", wire, name, codec, nullable=nullable, media_type=media_type
    )


class PartHeader(Argument):
    """A header field of one part of a multipart body."""

    __slots__ = ("part",)

    part: str

    def applied(self, value: object, given: Given) -> Given:
        """Return the arguments, with the field added to the header of its part.

        Raises:
            ValueError: The value is not valid in a header, or its part was not passed.
        """
        parts = [a.wire for a, _ in given if a.location == "property"]
        wholes = [a for a, _ in given if a.location == "body"]
        if self.part not in parts and not wholes:
            raise ValueError(
                f"the argument {self.name!r} requires the part {self.part!r}"
            )
        fields = {self.wire: header_text(self, value)}
        return [(self._with(argument, fields), item) for argument, item in given]

    def _with(self, argument: Argument, fields: dict[str, str]) -> Argument:
        if argument.location == "property" and argument.wire == self.part:
            return _copy(argument, headers={**(argument.headers or {}), **fields})
        if argument.location != "body":
            return argument
        known = {part.wire: part for part in argument.parts}
        part = known.get(self.part) or body_property(self.part)
        known[self.part] = _copy(part, headers={**(part.headers or {}), **fields})
        return _copy(argument, parts=tuple(known.values()))


def _copy(argument: Argument, **changes: object) -> Argument:
    twin = object.__new__(Argument)
    for name in Argument.__slots__:
        setattr(twin, name, changes.get(name, getattr(argument, name)))
    return twin


def part(part: str, wire: str, name: str, codec: Codec = PLAIN) -> PartHeader:
    """Describe a header field of a multipart part; its style is ``simple``."""
    made = PartHeader("part", wire, name, codec, style="simple")
    made.part = part
    return made


def choice(name: str = "content_type") -> Argument:
    """Describe the argument that selects the media type of the body."""
    return Argument("choice", "Content-Type", name, PLAIN)
