"""Type guards for the data of JSON and TOML, its text, and the fields of objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, TypeGuard

import msgspec
from msgspec import NODEFAULT, Struct


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object (a table in TOML)."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is an array."""
    return isinstance(value, list)


def members(value: object) -> Mapping[str, Any]:
    """Return the properties of an object; none for another type of value."""
    return value if is_object(value) else {}


_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode


def json_text(value: Any, indent: int) -> str:
    """The text of a value as JSON, with a line for each item.

    ``json.dumps`` returns the same, but is slow if it indents. Values of other types are
    written as strings.

    Raises:
        RecursionError: the value nests too deeply.
    """
    compact = _encode(value).encode("utf-8", "surrogatepass")
    try:
        text = msgspec.json.format(compact, indent=indent)
    except msgspec.DecodeError:  # NaN and infinity are not JSON
        return json.dumps(value, ensure_ascii=False, default=str, indent=indent)
    return text.decode("utf-8", "surrogatepass")


def large_json_text(value: Any, indent: int) -> str:
    """Like ``json_text`` with a line break at the end, with less memory for large values.

    Emoji and other characters outside of the Basic Multilingual Plane are escaped (RFC 8259
    §7): one of them makes Python store each character in four bytes.
    """
    return "".join(
        _ASTRAL.sub(lambda found: json.dumps(found[0])[1:-1], part)
        for part in chain(_pieces(value, indent, 0), "\n")
    )


def _pieces(value: Any, indent: int, depth: int) -> Iterator[str]:
    """Yield the text of an object at a depth in pieces: those of the three levels below."""
    margin = "\n" + " " * indent * depth
    if depth == 3 or not value or not is_object(value):
        yield json_text(value, indent).replace("\n", margin)
        return
    before, inner = "{", margin + " " * indent
    for key, item in value.items():
        yield f"{before}{inner}{_encode({key: 0})[1:-4]}: "
        yield from _pieces(item, indent, depth + 1)
        before = ","
    yield margin + "}"


def changed_fields(of: Struct) -> dict[str, Any]:
    """The fields of an object that do not have their defaults, by name.

    Those with a new dictionary, list or set as their default are always among them.
    """
    defaults = of.__struct_defaults__
    required = [NODEFAULT] * (len(of.__struct_fields__) - len(defaults))
    pairs = zip(of.__struct_fields__, [*required, *defaults], strict=True)
    values = ((name, getattr(of, name), default) for name, default in pairs)
    return {name: value for name, value, default in values if value != default}
