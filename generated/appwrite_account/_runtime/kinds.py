"""Type guards for JSON and Python values."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def is_collection(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list | tuple | set | frozenset)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def is_bytes(value: object) -> TypeGuard[bytes]:
    return isinstance(value, bytes | bytearray | memoryview)


def is_file(value: object) -> bool:
    if is_tuple(value):
        named = len(value) in (2, 3, 4) and isinstance(value[0], str)
        return named and (isinstance(value[1], str) or is_file(value[1]))
    return is_bytes(value) or hasattr(value, "read") or hasattr(value, "__fspath__")


def is_raw(value: object) -> bool:
    source = hasattr(value, "__next__") or hasattr(value, "__aiter__")
    return source or isinstance(value, str) or is_file(value)
