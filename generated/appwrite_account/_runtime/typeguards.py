"""Tests of a value's kind that type checkers understand."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether the value is a JSON array."""
    return isinstance(value, list)


def is_collection(value: object) -> TypeGuard[list[Any]]:
    """Whether the value is a list or another type that is written as a JSON array."""
    return isinstance(value, list | tuple | set | frozenset)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether the value is a tuple."""
    return isinstance(value, tuple)


def is_bytes(value: object) -> TypeGuard[bytes]:
    """Whether the value is bytes, a bytearray or a memoryview."""
    return isinstance(value, bytes | bytearray | memoryview)


def is_file(value: object) -> bool:
    """Whether the value provides raw bytes: bytes, an open file, a path or a file
    tuple.
    """
    if is_tuple(value):
        named = len(value) in (2, 3, 4) and isinstance(value[0], str)
        return named and (isinstance(value[1], str) or is_file(value[1]))
    return is_bytes(value) or hasattr(value, "read") or hasattr(value, "__fspath__")


def is_raw(value: object) -> bool:
    """Whether the value is sent unchanged in any media type: text, bytes or their
    source.
    """
    source = hasattr(value, "__next__") or hasattr(value, "__aiter__")
    return source or isinstance(value, str) or is_file(value)
