"""Type guards for the data of JSON and TOML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object (a table in TOML)."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is an array."""
    return isinstance(value, list)


def members(value: object) -> Mapping[str, Any]:
    """Return the properties of an object; none for another type of value."""
    return value if is_object(value) else {}
