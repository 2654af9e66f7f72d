"""The JSON type names of the REST reference."""

from __future__ import annotations

from specloom import ir
from specloom.ir import ScalarKind
from specloom.targets.calls import resolved

_PLAIN = (ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.BOOLEAN, ScalarKind.NULL)


def wire_type(api: ir.Api, type_: ir.Type) -> str:
    """The JSON type, or several joined by "or"."""
    return " or ".join(dict.fromkeys(_words(api, type_, ()))) or "any"


def _words(api: ir.Api, type_: ir.Type, above: tuple[str, ...]) -> tuple[str, ...]:
    match type_:
        case ir.Scalar():
            return (_scalar(type_.kind),)
        case ir.Array() | ir.Tuple():
            return ("array",)
        case ir.Map():
            return ("object",)
        case ir.Unknown():
            return ("any",)
        case ir.Never():
            return ("nothing",)
        case ir.Nullable():
            return (*_words(api, type_.inner, above), "null")
        case ir.Literals():
            return tuple(map(_literal, type_.values))
        case ir.Union():
            return tuple(w for v in type_.variants for w in _words(api, v, above))
        case ir.Ref():
            return _declared(api, type_, above)


def _declared(api: ir.Api, ref: ir.Ref, above: tuple[str, ...]) -> tuple[str, ...]:
    if ref.id in above:  # a union that contains itself adds no further type
        return ()
    found = resolved(api, ref)
    if isinstance(found, ir.Model):
        return ("object",)
    return _words(api, found, (*above, ref.id))


def _scalar(kind: ScalarKind) -> str:
    if kind in _PLAIN:
        return kind.value
    return "file" if kind is ScalarKind.BINARY else "string"


def _literal(json: ir.Json) -> str:
    match json.value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case None:
            return "null"
        case _:
            return "object"
