"""Tests of a value's kind that type checkers understand."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether it is the value of a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether it is the value of a JSON array."""
    return isinstance(value, list)


def is_collection(value: object) -> TypeGuard[list[Any]]:
    """Whether it is a list, or one of the types that are written as a list."""
    return isinstance(value, list | tuple | set | frozenset)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether it is a tuple."""
    return isinstance(value, tuple)


def is_bytes(value: object) -> TypeGuard[bytes]:
    """Whether it holds raw bytes: bytes, a bytearray, a memoryview."""
    return isinstance(value, bytes | bytearray | memoryview)
