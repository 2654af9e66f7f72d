"""JSON text to values of Python's own types, also the other way."""

from __future__ import annotations

import sys

from .kinds import is_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def read(text: str | bytes | bytearray | memoryview) -> Any:
    """The value of a JSON text (RFC 8259).

    Bytes may be UTF-8, UTF-16 or UTF-32, with or without a byte order mark. NaN and
    Infinity, which some servers send although JSON has no such numbers, are read.

    A program that has imported `msgspec` is read for by its parser, which is faster
    and gives the same values; whatever it refuses, the standard library decides.
    (`orjson` is not used: it rounds integers beyond 64 bits without a word.)

    Raises:
        ValueError: The text is no JSON.
        RecursionError: The text is nested too deeply to be read.
    """
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
    """The parser of the standard library, imported when it is first needed."""
    global _parser
    from json import loads

    _parser = loads
    return loads


def write(value: Any) -> str:
    """The compact JSON text of a JSON value, the same whatever is installed.

    Bytes are written as the text that they are in UTF-8.

    Raises:
        TypeError: The value, or something in it, has no counterpart in JSON.
        ValueError: The value has a number that JSON has not, such as NaN, or bytes that
            are no text, or itself.
    """
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
