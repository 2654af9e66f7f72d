"""JSON values as Python code, as the arguments of a method."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TypeAlias

from specloom import ir
from specloom.ir import ScalarKind
from specloom.targets.calls import resolved
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    literal,
    quoted,
    table,
)

JsonValue: TypeAlias = (
    "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"
)

_FROM_ISO = {
    ScalarKind.DATE: Symbol("datetime", "date"),
    ScalarKind.DATE_TIME: Symbol("datetime", "datetime"),
    ScalarKind.TIME: Symbol("datetime", "time"),
}
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = ("days", "hours", "minutes", "seconds")


def written(api: ir.Api, of: ir.Type, value: JsonValue) -> Code:
    """The value as code. Objects are plain dicts, which methods accept instead of models."""
    match resolved(api, of):
        case ir.Nullable(inner):
            return written(api, inner, value)
        case ir.Array(items) if isinstance(value, list):
            return _listed(tuple(written(api, items, item) for item in value))
        case ir.Scalar(kind) if isinstance(value, str):
            return _scalar(kind, value)
        case ir.Scalar(ScalarKind.DECIMAL) if not isinstance(value, bool):
            return call(Symbol("decimal", "Decimal"), quoted(str(value)))
        case _:
            return plain(value)


def plain(value: JsonValue) -> Code:
    """A JSON value as code that can be broken into lines."""
    match value:
        case list():
            return _listed(tuple(map(plain, value)))
        case dict():
            return table((quoted(str(key)), plain(item)) for key, item in value.items())
        case _:
            return literal(value)


def _scalar(kind: ScalarKind, text: str) -> Code:
    if kind in _FROM_ISO:
        return call(Labelled("", _FROM_ISO[kind], ".fromisoformat"), quoted(text))
    match kind:
        case ScalarKind.DECIMAL:
            return call(Symbol("decimal", "Decimal"), quoted(text))
        case ScalarKind.DURATION:
            return _duration(text)
        case ScalarKind.BINARY:
            return _octets(text.encode("utf-8", "surrogatepass"))
        case ScalarKind.BASE64:
            return _octets(_decoded(text))
        case _:
            return quoted(text)


def _duration(text: str) -> Code:
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()):
        return quoted(text)
    given = zip(_UNITS, found.groups(), strict=True)
    parts = [f"{unit}={int(number)}" for unit, number in given if number]
    return call(Symbol("datetime", "timedelta"), *parts)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        return text.encode("utf-8", "surrogatepass")


def _octets(value: bytes) -> str:
    shown = repr(value)
    return shown if '"' in shown or "'" in shown[2:-1] else f'b"{shown[2:-1]}"'


def _listed(items: tuple[Code, ...]) -> Bracket:
    return Bracket("", "[]", items)
