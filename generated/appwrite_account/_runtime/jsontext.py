"""Parse and write JSON text."""

from __future__ import annotations

import sys

from .kinds import is_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def read(text: str | bytes | bytearray | memoryview) -> Any:
    fast = sys.modules.get("msgspec.json")
    if fast is not None:
        try:
            return fast.decode(text)
        except (ValueError, RecursionError, AttributeError):
            pass  # AttributeError: another thread is importing it at this moment
    if isinstance(text, str):
        text = text.removeprefix("\ufeff")
    elif isinstance(text, memoryview):
        text = text.tobytes()
    return (_parser or _imported())(text)


_parser: Callable[..., Any] | None = None


def _imported() -> Callable[..., Any]:
    global _parser
    from json import loads

    _parser = loads
    return loads


def write(value: Any) -> str:
    import json

    return json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        default=_text_of,
    )


def _text_of(value: Any) -> str:
    if is_bytes(value):
        try:
            return str(value, "utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise ValueError(f"bytes in JSON must be UTF-8: {error}") from None
    raise TypeError(f"{type(value).__name__} has no JSON equivalent")
