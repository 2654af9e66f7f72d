"""The kinds of plain JSON values."""

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
    """What people call a value's kind: ``an object``, ``a string``, ``null``."""
    return _WORDS.get(type(value).__name__, "null")


def member(value: Any, key: str) -> Any:
    """A member of an object; None when there is none, or for another kind of value."""
    return value.get(key) if is_object(value) else None


def stepped(value: Any, token: str) -> Any:
    """The member or item behind a reference token that is known to lead somewhere."""
    return value[int(token)] if is_array(value) else value[token]


def walked(value: Any, pointer: Iterable[str]) -> Any:
    """The value behind a pointer that is known to lead somewhere."""
    for token in pointer:
        value = stepped(value, token)
    return value
