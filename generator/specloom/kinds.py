"""Tells type checkers of what kind plain data is: that of JSON and of TOML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value has members."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value has items."""
    return isinstance(value, list)


def members(value: object) -> Mapping[str, Any]:
    """The members of an object; none for another kind of value."""
    return value if is_object(value) else {}
