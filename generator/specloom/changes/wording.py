"""Names of types for messages."""

from __future__ import annotations

WORDS = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "a boolean",
    "array": "a list",
    "object": "an object",
    "null": "null",
    "date": "a date",
    "date-time": "a date and time",
    "time": "a time",
    "duration": "a duration",
    "uuid": "a UUID",
    "decimal": "a decimal number",
    "base64": "Base64-encoded bytes",
    "binary": "bytes",
}


def word_of(name: str) -> str:
    """The name of a type or a kind of scalar."""
    return WORDS.get(name, name)


def spoken(types: frozenset[str] | None) -> str:
    """The name of a set of types; None means any type."""
    if types is None:
        return "any value"
    return " or ".join(sorted(map(word_of, types)))
