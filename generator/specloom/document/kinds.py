"""Types of plain JSON values, and access to their parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from specloom.kinds import is_array, is_object

__all__ = ["is_array", "is_object", "kind_of", "member", "stepped", "walked"]

_WORDS = {
    "dict": "an object",
    "list": "an array",
    "str": "a string",
    "bool": "a boolean",
    "int": "a number",
    "float": "a number",
}


def kind_of(value: Any) -> str:
    """The JSON type of a value with its article: ``an object``, ``a string``, ``null``."""
    return _WORDS.get(type(value).__name__, "null")


def member(value: Any, key: str) -> Any:
    """A property of an object; None if it is missing or the value is not an object."""
    return value.get(key) if is_object(value) else None


def stepped(value: Any, token: str) -> Any:
    """The property or item of a reference token that is known to exist."""
    return value[int(token)] if is_array(value) else value[token]


def walked(value: Any, pointer: Iterable[str]) -> Any:
    """The value of a pointer that is known to exist."""
    for token in pointer:
        value = stepped(value, token)
    return value
