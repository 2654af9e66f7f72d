"""Codecs for Python types as annotations write them."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .containers import ListOf, MapOf, NullOr, TupleOf
from .model import Model
from .scalars import scalar_of
from .shapes import shape_of
from .unions import LiteralOf, OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_NAMED: dict[tuple[str, str], Codec] = {
    ("builtins", "object"): PLAIN,
    ("builtins", "list"): ListOf(PLAIN),
    ("builtins", "dict"): MapOf(PLAIN),
    ("builtins", "NoneType"): LiteralOf(None),
}
_CLASS: Any = type
_ARRAYS = ("list", "Sequence", "MutableSequence", "Iterable", "Collection")
_OBJECTS = ("dict", "Mapping", "MutableMapping")


def codec_of(kind: Any) -> Codec:
    if isinstance(kind, Codec):
        return kind
    if isinstance(kind, _CLASS) and not hasattr(kind, "__origin__"):
        if issubclass(kind, Model):
            return shape_of(kind)
        named = _NAMED.get((kind.__module__, kind.__qualname__)) or scalar_of(kind)
        if named is not None:
            return named
    return _generic(kind)


def _generic(kind: Any) -> Codec:
    from typing import Any, get_args, get_origin

    if kind is Any or kind is None:
        return PLAIN if kind is Any else LiteralOf(None)
    if hasattr(kind, "__value__"):  # created by a `type` statement
        return codec_of(kind.__value__)
    arguments = get_args(kind)
    origin = getattr(get_origin(kind), "__name__", str(get_origin(kind)))
    if origin == "tuple":
        return _tuple(arguments)
    if origin in _ARRAYS:
        return ListOf(codec_of(arguments[0]))
    if origin in _OBJECTS:
        return MapOf(codec_of(arguments[1]))
    if origin == "Annotated":
        return codec_of(arguments[0])
    if origin in ("Union", "UnionType"):
        return _union(arguments)
    if origin in ("Literal", "typing.Literal"):
        return LiteralOf(*arguments)
    raise TypeError(f"cannot decode JSON to {kind!r}: unsupported type")


def _tuple(arguments: tuple[Any, ...]) -> Codec:
    if len(arguments) == 2 and arguments[1] is ...:
        return ListOf(codec_of(arguments[0]))
    return TupleOf(tuple(codec_of(argument) for argument in arguments))


def _union(arguments: tuple[Any, ...]) -> Codec:
    present = [one for one in arguments if one is not type(None)]
    codecs = [codec_of(argument) for argument in present]
    codec = codecs[0] if len(codecs) == 1 else OneOf(*codecs)
    return codec if len(present) == len(arguments) else NullOr(codec)
