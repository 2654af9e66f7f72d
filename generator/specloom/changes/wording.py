"""The words for types."""

from __future__ import annotations

WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
    "date": "a date",
    "date-time": "a date and time",
    "time": "a time",
    "duration": "a duration",
    "uuid": "a UUID",
    "decimal": "a decimal",
    "base64": "bytes in Base64",
    "binary": "bytes",
}


def word_of(name: str) -> str:
    """What people call a type or a kind of scalar."""
    return WORDS.get(name, name)


def spoken(types: frozenset[str] | None) -> str:
    """What people call a set of types; None is anything."""
    if types is None:
        return "anything"
    return " or ".join(sorted(map(word_of, types)))
