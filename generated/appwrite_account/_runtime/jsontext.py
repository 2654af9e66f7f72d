"""JSON text to values of Python's own types, also the other way."""

from __future__ import annotations

import sys

from .kinds import is_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read(text: str | bytes | bytearray | memoryview) -> Any:
    fast = sys.modules.get("msgspec.json")
    if fast is not None:
        try:
            return fast.decode(text)
        except (ValueError, RecursionError, AttributeError):
            pass  # AttributeError: another thread is importing it at this moment
    import json

    if isinstance(text, memoryview):
        text = text.tobytes()
    if isinstance(text, str):
        text = text.removeprefix("\ufeff")
    return json.loads(text)


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
            raise ValueError(f"bytes that are no text in JSON: {error}") from None
    raise TypeError(f"{type(value).__name__} has no counterpart in JSON")
