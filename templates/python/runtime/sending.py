"""Removes read-only properties from requests."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .containers import MapOf, NullOr, TupleOf, is_mapping
from .kinds import is_list, is_object, is_tuple
from .model import Model
from .references import Ref
from .shapes import EXTRA, Shape, shape_of
from .unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .codec import Convert, Score
    from .deviations import Place, ValidationIssue

    Part = tuple[Codec, Any, Any]


class Sent(Codec):
    """Another codec's values without their read-only properties.

    A program may send back a value that it received, read-only properties included; a
    service need not accept these (OpenAPI 3.1 §4.8.24, readOnly).

    Args:
        codec: Converts the whole value.
    """

    __slots__ = ("codec",)

    def __init__(self, codec: Codec) -> None:
        self.codec = codec

    @property
    def expected(self) -> str:  # type: ignore[override]
        """What the other codec expects."""
        return self.codec.expected

    def encode(self, value: Any) -> Any:
        """Return the JSON value without read-only properties."""
        return without_received(self.codec, value, self.codec.encode(value))

    def make_encoder(self) -> Convert | None:
        """Return ``encode``."""
        return self.encode

    def make_decoder(self) -> Convert | None:
        """Return the other codec's decoder."""
        return self.codec.decoder()

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check the value as the other codec does."""
        self.codec.check(value, place, found)

    def accepts(self, value: Any) -> bool:
        """Return whether the other codec accepts the value."""
        return self.codec.accepts(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Return the other codec's score."""
        return self.codec.score(value, depth)

    def fit(self, value: Any) -> int | None:
        """Return the other codec's verdict."""
        return self.codec.fit(value)

    def renamed(self, mapping: Any) -> Any:
        """Return the mapping with the other codec's names."""
        return self.codec.renamed(mapping)


def without_received(codec: Codec, value: Any, data: Any) -> Any:
    """Remove read-only properties from encoded data, at every depth.

    A model knows its own read-only properties, even where a union does not know the
    model.

    Args:
        codec: The codec that encoded the value.
        value: The value that was encoded.
        data: The value's JSON; changed in place and returned.
    """
    todo: list[Part] = [(codec, value, data)]
    while todo:
        codec, value, item = todo.pop()
        if is_object(item):
            todo += _members(_settled(codec, value, item), value, item)
        elif is_list(item):
            todo += _items(_settled(codec, value, item), value, item)
    return data


def _members(codec: Codec, value: Any, item: dict[str, Any]) -> list[Part]:
    if isinstance(codec, Shape):
        for wire in codec.received & item.keys():
            del item[wire]
        values = _by_wire(codec, value)
        return [
            (codec.codec_at(wire), values.get(wire), member)
            for wire, member in item.items()
        ]
    inner = codec.item if isinstance(codec, MapOf) else PLAIN
    known = value if is_object(value) else {}
    return [(inner, known.get(key), member) for key, member in item.items()]


def _by_wire(shape: Shape, value: Any) -> dict[str, Any]:
    """Return the fields of a model or mapping by their JSON names."""
    if not isinstance(value, Model):
        return shape.renamed(value) if is_mapping(value) else {}
    own = value.__dict__
    return {
        **own.get(EXTRA, {}),
        **{wire: own[name] for wire, name in shape.names.items() if name in own},
    }


def _items(codec: Codec, value: Any, item: list[Any]) -> list[Part]:
    firsts = codec.items if isinstance(codec, TupleOf) else ()
    rest = codec.rest if isinstance(codec, TupleOf) else PLAIN
    codecs = (*firsts, *(rest for _ in item[len(firsts) :]))
    # An iterable that can be read only once was read when it was encoded.
    listed = is_list(value) or is_tuple(value)
    known: Iterable[Any] = value if listed else (None for _ in item)
    return list(zip(codecs, known, item, strict=False))


def _settled(codec: Codec, value: Any, item: Any) -> Codec:
    """Return the codec that describes an item, behind references, unions and null."""
    if isinstance(value, Model):
        return shape_of(type(value))
    while True:
        if isinstance(codec, Ref):
            codec = codec.target()
        elif isinstance(codec, NullOr):
            codec = codec.codec
        elif isinstance(codec, OneOf):
            codec = codec.choice(item) or PLAIN
        else:
            return codec
