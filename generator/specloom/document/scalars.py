"""Reads unquoted YAML scalars by the core schema of YAML 1.2 (§10.3.2)."""

from __future__ import annotations

import re
from typing import Any

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FIRST = frozenset("+-.0123456789~ntfNTF")
"""The first characters of scalars that may not be strings; a fast check for most."""

_DECIMAL = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII
)
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_TAG = "tag:yaml.org,2002:"


class ScalarError(Exception):
    """A scalar without a JSON value; the message says why."""


class EndlessError(ScalarError):
    """NaN, an infinity, or a number out of the range of a double."""


def plain(text: str) -> Any:
    """The value of an unquoted scalar.

    Raises ScalarError for numbers with too many digits, and its subclass EndlessError for
    NaN, infinities and numbers out of range.
    """
    if text and text[0] not in _FIRST:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    try:
        return _number(text)
    except ValueError as cause:  # more digits than Python converts
        raise ScalarError("has too many digits") from cause


def _number(text: str) -> Any:
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return _writable(int(text[2:], 8))
    if _HEXADECIMAL.fullmatch(text):
        return _writable(int(text[2:], 16))
    if _FLOAT.fullmatch(text):
        value = float(text)
        if value in (float("inf"), float("-inf")):
            raise EndlessError("is out of range")
        return value
    if _ENDLESS.fullmatch(text):
        raise EndlessError("is not a JSON number")
    return text


def _writable(value: int) -> int:
    str(value)  # raises ValueError beyond Python's limit of digits
    return value


def tagged(tag: str, text: str) -> tuple[Any, bool]:
    """The value of a scalar with an explicit tag, and whether the core schema has the tag.

    With a tag of another schema the value is the text. Raises ScalarError if the text does
    not match its tag.
    """
    if tag in ("!", _TAG + "str"):
        return text, True
    kinds = {"null": type(None), "bool": bool, "int": int, "float": float}
    kind = kinds.get(tag.removeprefix(_TAG)) if tag.startswith(_TAG) else None
    if kind is None:
        return text, False
    value = plain(text)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value), True
    if type(value) is not kind:
        raise ScalarError(f"does not match its tag !!{tag.removeprefix(_TAG)}")
    return value, True


def spelling(value: Any) -> str:
    """The default spelling of a scalar, as in JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)
