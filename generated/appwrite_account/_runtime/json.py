"""JSON text to Python values and back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from .typeguards import is_bytes


def read(text: str | bytes | bytearray | memoryview) -> Any:
    """Parse a JSON text (RFC 8259).

    Bytes may be UTF-8, UTF-16 or UTF-32, with or without a byte order mark. NaN and
    Infinity are accepted because some servers send them, although JSON has no such
    numbers.

    If the program has imported `msgspec`, its parser is used, which is faster and
    returns the same values. A text that it rejects is parsed by the standard library.
    `orjson` is not used because it silently rounds integers of more than 64 bits.

    Raises:
        ValueError: If the text is malformed JSON, or is nested too deeply.
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
    try:
        return (_parser or _imported())(text)
    except RecursionError:
        raise ValueError("the JSON text is nested too deeply") from None


_parser: Callable[..., Any] | None = None


def _imported() -> Callable[..., Any]:
    """Import the standard library's parser on first use."""
    global _parser
    from json import loads

    _parser = loads
    return loads


def ascii_text(text: str) -> str:
    """Return JSON text with escapes for all characters that are not ASCII."""
    import json
    import re

    return re.sub("[^\x00-\x7f]+", lambda found: json.dumps(found[0])[1:-1], text)


def write(value: Any) -> str:
    """Write a JSON value as compact text. The result does not depend on installed
    packages.

    Bytes are decoded as UTF-8.

    Raises:
        TypeError: If a value has no JSON equivalent.
        ValueError: If a number has no JSON equivalent, such as NaN, if bytes are not
            UTF-8, or if a value contains itself.
    """
    try:
        return _text(value, check_circular=False)
    except RecursionError:  # the slower check tells whether a value contains itself
        return _text(value, check_circular=True)


def _text(value: Any, *, check_circular: bool) -> str:
    import json

    return json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        check_circular=check_circular,
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
