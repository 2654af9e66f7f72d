"""What a JSON Schema validator found, in words that fit on a line."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from specloom.document import kind_of
from specloom.document.kinds import is_array, is_object
from specloom.patterns import finds

_TYPES = {
    "object": "an object",
    "array": "an array",
    "string": "a string",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "null": "null",
}
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_BOUNDS = {
    "minLength": "is too short: the minimum is {} characters",
    "maxLength": "is too long: the maximum is {} characters",
    "minItems": "has too few items: the minimum is {}",
    "maxItems": "has too many items: the maximum is {}",
    "minProperties": "has too few properties: the minimum is {}",
    "maxProperties": "has too many properties: the maximum is {}",
    "minimum": "is too small: the minimum is {}",
    "maximum": "is too large: the maximum is {}",
    "exclusiveMinimum": "is too small: it must be more than {}",
    "exclusiveMaximum": "is too large: it must be less than {}",
    "multipleOf": "is not a multiple of {}",
    "format": "does not have the format {}",
    "pattern": "does not match {}",
    "const": "is not {}",
}


def in_short(value: Any) -> str:
    """A value on a line, cut where it becomes tedious."""
    if is_object(value):
        return "{…}" if value else "{}"
    if is_array(value):
        return "[…]" if value else "[]"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"


def _subject(value: Any) -> str:
    """A value as the subject of a sentence."""
    if is_object(value) or is_array(value):
        return f"This {kind_of(value).split()[-1]}"
    return f"The value {in_short(value)}"


def complaint(error: Any) -> tuple[str, str, str]:
    """Message, hint and offending member of a ``jsonschema`` error.

    The member is empty unless the error is about a single name in the object it stands
    at.
    """
    keyword, value = str(error.validator), error.instance
    if keyword == "type":
        return _type_complaint(error.validator_value, value)
    if keyword == "required":
        missing = _first_quoted(error.message)
        return f"The property {missing!r} is missing.", "", ""
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        return _member_complaint(error)
    if keyword == "enum":
        return _enum_complaint(error.validator_value, value)
    if keyword == "uniqueItems":
        return "Two items are equal, but all must be different.", "", ""
    if keyword in _BOUNDS:
        wording = _BOUNDS[keyword].format(in_short(error.validator_value))
        return f"{_subject(value)} {wording}.", "", ""
    if keyword == "oneOf" and not error.context:
        return (
            f"{_subject(value)} matches several of the alternatives; it must match exactly one.",
            "",
            "",
        )
    if keyword in ("anyOf", "oneOf"):
        return f"{_subject(value)} matches none of the alternatives.", "", ""
    return f"{_subject(value)} violates {keyword!r}.", "", ""


def _type_complaint(expected: Any, value: Any) -> tuple[str, str, str]:
    wanted = expected if is_array(expected) else [expected]
    words = " or ".join(_TYPES.get(str(kind), str(kind)) for kind in wanted)
    message = f"This must be {words}, not {kind_of(value)}."
    quoted = "string" in wanted and isinstance(value, (int, float))
    return message, "Quote the value." if quoted else "", ""


def _enum_complaint(allowed: Iterable[Any], value: Any) -> tuple[str, str, str]:
    choices = list(allowed)
    kinds = {kind_of(choice) for choice in choices}
    if len(kinds) == 1 and kind_of(value) not in kinds:
        return f"This must be {kinds.pop()}, not {kind_of(value)}.", "", ""
    words = [choice for choice in choices if isinstance(choice, str)]
    near = difflib.get_close_matches(value, words, 1) if isinstance(value, str) else []
    listed = ", ".join(in_short(choice) for choice in choices[:8])
    more = ", …" if len(choices) > 8 else ""
    hint = f"Did you mean {near[0]!r}?" if near else ""
    return f"{_subject(value)} is not one of {listed}{more}.", hint, ""


def _member_complaint(error: Any) -> tuple[str, str, str]:
    """The first member that the schema does not know, and the known one that it
    resembles.
    """
    schema = error.schema if is_object(error.schema) else {}
    known = [*schema.get("properties", ())]
    names = list(_unknown_members(error, known))
    if not names:
        return "A property is not allowed here.", "", ""
    near = difflib.get_close_matches(names[0], known, 1)
    hint = f"Did you mean {near[0]!r}?" if near else ""
    if len(names) == 1:
        return f"The property {names[0]!r} is not allowed here.", hint, names[0]
    listed = ", ".join(repr(name) for name in names[:5])
    more = ", …" if len(names) > 5 else ""
    return f"The properties {listed}{more} are not allowed here.", hint, names[0]


def _unknown_members(error: Any, known: list[str]) -> Iterator[str]:
    instance = error.instance if is_object(error.instance) else {}
    if error.validator == "unevaluatedProperties":
        # Only the message tells what other parts of the schema had not evaluated.
        said = set(_QUOTED.findall(str(error.message)))
        yield from (name for name in instance if name in said)
        return
    patterns = error.schema.get("patternProperties", ())
    for name in instance:
        if name not in known and not any(finds(p, name) for p in patterns):
            yield name


def _first_quoted(message: str) -> str:
    found = _QUOTED.search(message)
    return found.group(1) if found is not None else ""
