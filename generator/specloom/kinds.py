"""Type guards for the data of JSON and TOML, and its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from json.encoder import encode_basestring as quoted
from typing import Any, TypeGuard, cast


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
        return _encode(value)
    if not value:
        return opening + closing
    inner = margin + step
    # A loop, because a comprehension would double the depth of the stack.
    parts: list[str] = []
    for head, item in zip(heads, items, strict=False):
        text = quoted(item) if type(item) is str else _lines(item, inner, step)
        parts.append(head + text)
    return f"{opening}{inner}{f',{inner}'.join(parts)}{margin}{closing}"


def _key(key: object) -> str:
    if isinstance(key, str):
        return quoted(key)
    # Such as a status of YAML.
    return _encode({key: 0})[1:-4]
