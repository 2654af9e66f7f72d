"""Regular expressions of documents, matched in linear time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_LONGEST = 10_000
"""The maximum number of characters of a pattern."""

_STEPS = 100_000
"""How often the engine may backtrack in one search."""

_LARGEST = 20_000
"""The maximum size of a pattern, with its counts written out."""

_SMALL = 200
"""The size of a pattern up to which it is matched with long texts."""

_WORK = 1_000_000
"""The maximum product of a pattern's size and the number of characters of a text; 20 times
as much for a small pattern, because a document cannot repeat long texts in few characters.
"""

_UNICODE = 50
"""The size of a class of Unicode characters, such as ``\\p{L}``."""

_TOKEN = re.compile(
    r"\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?"
    r"|\{(?P<least>[0-9]{1,9})(?:,(?P<most>[0-9]{0,9}))?\}|.",
    re.DOTALL,
)


def has_match(pattern: str, text: str) -> bool | None:
    """Whether ``pattern`` finds a match anywhere in ``text`` (JSON Schema validation, §6.3.3).

    Returns None if the pattern is invalid or too long, if it is too large for the text, or if
    the search backtracks more than 100,000 times. The engine of jsonschema-rs reads the syntax
    of ECMA 262 and takes linear time, except for look-around and back references.

    >>> has_match("^(a|a)*$", "a" * 100 + "!")
    False
    """
    size = _size(pattern)
    if size * len(text) > (_WORK if size > _SMALL else 20 * _WORK):
        return None
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
    if len(pattern) > _LONGEST or _size(pattern) > _LARGEST:
        return None
    import jsonschema_rs

    options = jsonschema_rs.FancyRegexOptions(backtrack_limit=_STEPS)
    try:
        return jsonschema_rs.validator_for(
            {"pattern": pattern}, pattern_options=options
        )
    except (jsonschema_rs.ValidationError, ValueError):
        return None


@lru_cache(maxsize=64)
def _size(pattern: str) -> int:
    """The number of characters and classes of a pattern with its counts written out,
    as the engine compiles it; 0 if the pattern is too long.
    """
    sizes, last = [0], 0
    for token in _TOKEN.finditer(pattern) if len(pattern) <= _LONGEST else ():
        text = token[0]
        if text == "(":
            sizes.append(0)
        elif text == ")" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        elif token["least"]:
            more = last * (max(int(token["least"]), int(token["most"] or 0), 1) - 1)
            sizes[-1] += more
            last += more
        else:
            last = _UNICODE if "\\p{" in text or "\\P{" in text else 1
            sizes[-1] += last
    return sum(sizes)
