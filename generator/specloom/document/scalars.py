"""What an unquoted YAML scalar means in the core schema of YAML 1.2 (§10.3.2)."""

from __future__ import annotations

import re
from typing import Any

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FIRST = frozenset("+-.0123456789~ntfNTF")
"""Whatever begins otherwise is a string: most scalars are told by one look."""

_DECIMAL = re.compile(r"[-+]?[0-9]+", re.ASCII)
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII
)
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_TAG = "tag:yaml.org,2002:"


class ScalarError(Exception):
    """A scalar that no JSON value can stand for; the message says why."""


class EndlessError(ScalarError):
    """A number that is infinite, none at all, or out of a double's range."""


def plain(text: str) -> Any:
    """The value of an unquoted scalar; raises ScalarError for infinities (EndlessError)
    and numbers out of reach.
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
        raise EndlessError("is not a number that JSON knows")
    return text


def _writable(value: int) -> int:
    str(value)  # raises ValueError where Python writes no more digits
    return value


def tagged(tag: str, text: str) -> tuple[Any, bool]:
    """The value of a scalar with an explicit tag, beside whether the tag is one of the
    core schema's.

    A tag of another schema leaves the text as it is.  Raises ScalarError when the text
    does not fit its tag.
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
        raise ScalarError(f"does not fit its tag !!{tag.removeprefix(_TAG)}")
    return value, True


def spelling(value: Any) -> str:
    """How a scalar is written when nothing is said otherwise: JSON's way."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)
