"""Regular expressions of documents, matched in linear time."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_LONGEST = 10_000
"""The maximum number of characters of a pattern."""

_STEPS = 100_000
"""How often the engine may backtrack in one search."""


def has_match(pattern: str, text: str) -> bool | None:
    """Whether ``pattern`` finds a match anywhere in ``text`` (JSON Schema validation, §6.3.3).

    Returns None if the pattern is invalid or too long, or if the search backtracks more than
    100,000 times. The engine of jsonschema-rs reads the syntax of ECMA 262 and takes linear
    time, except for look-around and back references.

    >>> has_match("^(a|a)*$", "a" * 100 + "!")
    False
    """
    engine = _engine(pattern)
    if engine is None:
        return None
    if engine.is_valid(text):
        return True
    from jsonschema_rs import ValidationErrorKind

    exceeded = ValidationErrorKind.BacktrackLimitExceeded
    errors = engine.iter_errors(text)
    return None if any(isinstance(error.kind, exceeded) for error in errors) else False


@lru_cache(maxsize=64)  # an engine may take megabytes
def _engine(pattern: str) -> Any:
    if len(pattern) > _LONGEST:
        return None
    import jsonschema_rs

    options = jsonschema_rs.FancyRegexOptions(backtrack_limit=_STEPS)
    try:
        return jsonschema_rs.validator_for(
            {"pattern": pattern}, pattern_options=options
        )
    except (jsonschema_rs.ValidationError, ValueError):
        return None
