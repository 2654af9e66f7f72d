"""Encode without recursion, for values nested too deeply for Python's stack."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .containers import MapOf, NullOr, TupleOf, is_array, is_mapping
from .model import Model
from .notgiven import NOT_GIVEN
from .references import Ref
from .shapes import EXTRA, Shape, shape_of
from .unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Part = tuple[str | int, Codec, Any]


def encode_deep(codec: Codec, value: Any) -> Any:
    """Encode a value as `codec.encode` does, at any depth of nesting."""
    root: list[Any] = [None]
    todo: list[tuple[Any, Part]] = [(root, (0, codec, value))]
    while todo:
        whole, (key, codec, value) = todo.pop()
        shell, parts = _opened(settled(codec, value), value)
        whole[key] = shell
        todo += [(shell, part) for part in parts]
    return root[0]


def settled(codec: Codec, value: Any) -> Codec:
    """Resolve references, unions and null to the codec that converts the value."""
    while True:
        if isinstance(codec, Ref):
            codec = codec.target()
        elif isinstance(codec, NullOr):
            codec = codec.codec
        elif isinstance(codec, OneOf):
            codec = codec.member_for(value) or PLAIN
        else:
            return codec


def _opened(codec: Codec, value: Any) -> tuple[Any, list[Part]]:
    """Return the JSON value, empty where it has parts, and its parts."""
    if isinstance(value, Model):
        members = _members(shape_of(type(value)), value.__dict__)
    elif is_mapping(value):
        members = _entries(codec, value)
    elif is_array(value):
        items = list(value)
        firsts = codec.items if isinstance(codec, TupleOf) else ()
        rest = codec.rest if isinstance(codec, TupleOf) else PLAIN
        codecs = (*firsts, *(rest for _ in items[len(firsts) :]))
        parts = zip(range(len(items)), codecs, items, strict=False)
        return [None] * len(items), list(parts)
    else:
        return codec.encoder()(value), []
    present = [part for part in members if part[2] is not NOT_GIVEN]
    return dict.fromkeys(key for key, _, _ in present), present


def _members(shape: Shape, values: dict[str, Any]) -> Iterable[Part]:
    taken: set[str] = set()
    for name, value in values.items():
        if name != EXTRA:
            field = shape.fields[name]
            taken.add(field.wire)
            yield field.wire, field.codec, value
    for wire, value in values.get(EXTRA, {}).items():
        if wire not in taken:
            yield wire, shape.additional, value


def _entries(codec: Codec, mapping: Any) -> Iterable[Part]:
    if isinstance(codec, Shape):
        for wire, value in codec.completed(mapping).items():
            yield wire, codec.codec_at(wire), value
    else:
        item = codec.item if isinstance(codec, MapOf) else PLAIN
        for key in mapping.keys():  # noqa: SIM118 - `keys` is all that is required
            yield str(key), item, mapping[key]
