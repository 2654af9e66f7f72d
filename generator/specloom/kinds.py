"""Type guards for the data of JSON and TOML, its text, and the fields of objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from json.encoder import encode_basestring as quoted
from typing import Any, TypeGuard, cast

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


_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode


def json_text(value: Any, indent: int) -> str:
    """The text of a value as JSON, with a line for each item.

    ``json.dumps`` returns the same, but is slow if it indents, because it then passes each
    piece of text through a generator for each level. Values of other types are written as
    strings.

    Raises:
        RecursionError: the value nests too deeply.
    """
    return _lines(value, "\n", " " * indent)


def large_json_text(value: Any, indent: int) -> str:
    """Like ``json_text`` with a line break at the end, with less memory for large values.

    The parts are joined in UTF-8: one emoji makes Python store each character in four bytes.
    """
    parts = chain(_pieces(value, "\n", " " * indent, 3), "\n")
    encoded = b"".join(part.encode("utf-8", "surrogatepass") for part in parts)
    return encoded.decode("utf-8", "surrogatepass")


def _pieces(value: Any, margin: str, step: str, depth: int) -> Iterator[str]:
    """Yield the text of an object in pieces, as many levels below it as ``depth``."""
    if not depth or not value or not is_object(value):
        yield _lines(value, margin, step)
        return
    before, inner = "{", margin + step
    for key, item in value.items():
        yield f"{before}{inner}{_key(key)}: "
        yield from _pieces(item, inner, step, depth - 1)
        before = ","
    yield margin + "}"


def _lines(value: Any, margin: str, step: str) -> str:
    """The text of a value; ``margin`` starts the line of its closing bracket."""
    if isinstance(value, str):
        return quoted(value)
    if is_object(value):
        opening, closing = "{", "}"
        heads: Iterable[str] = [f"{_key(key)}: " for key in value]
        items: Iterable[Any] = value.values()
    elif is_array(value) or isinstance(value, tuple):
        opening, closing, heads = "[", "]", repeat("")
        items = cast("Sequence[Any]", value)
    else:
        return "null" if value is None else _encode(value)
    if not value:
        return opening + closing
    inner = margin + step
    # A loop, because a comprehension would double the depth of the stack.
    parts: list[str] = []
    for head, item in zip(heads, items, strict=False):
        # Most items are texts, numbers and booleans; a call for each is most of the work.
        kind = item.__class__
        if kind is str:
            text = quoted(item)
        elif kind is int:
            text = str(item)
        elif kind is bool:
            text = "true" if item else "false"
        else:
            text = _lines(item, inner, step)
        parts.append(head + text)
    return f"{opening}{inner}{f',{inner}'.join(parts)}{margin}{closing}"


def _key(key: object) -> str:
    if isinstance(key, str):
        return quoted(key)
    # Such as a status of YAML.
    return _encode({key: 0})[1:-4]


def changed_fields(of: Struct) -> dict[str, Any]:
    """The fields of an object that do not have their defaults, by name.

    Those with a new dictionary, list or set as their default are always among them.
    """
    defaults = of.__struct_defaults__
    required = [NODEFAULT] * (len(of.__struct_fields__) - len(defaults))
    pairs = zip(of.__struct_fields__, [*required, *defaults], strict=True)
    values = ((name, getattr(of, name), default) for name, default in pairs)
    return {name: value for name, value, default in values if value != default}
