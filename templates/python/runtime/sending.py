"""What requests leave out: the members that only answers have."""

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
    """What another codec converts, without the members that are read-only.

    They are part of what a program was given and may well give back; a service need
    not accept them (OpenAPI 3.1 §4.8.24, readOnly).

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
        """The JSON value of what may be sent."""
        return without_received(self.codec, value, self.codec.encode(value))

    def make_encoder(self) -> Convert | None:
        """As ``encode``."""
        return self.encode

    def make_decoder(self) -> Convert | None:
        """The other codec's conversion."""
        return self.codec.decoder()

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check the value as the other codec does."""
        self.codec.check(value, place, found)

    def accepts(self, value: Any) -> bool:
        """Whether the other codec accepts the value."""
        return self.codec.accepts(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """The other codec's score."""
        return self.codec.score(value, depth)

    def fit(self, value: Any) -> int | None:
        """The other codec's verdict."""
        return self.codec.fit(value)

    def renamed(self, mapping: Any) -> Any:
        """The mapping with the other codec's names."""
        return self.codec.renamed(mapping)


def without_received(codec: Codec, value: Any, data: Any) -> Any:
    """Freshly encoded data, its read-only members removed at every depth.

    A model tells by itself which they are, also where a union does not know it.

    Args:
        codec: What encoded the value.
        value: What was encoded.
        data: The value's JSON; changed in place, and returned.
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
    """The members of a model or a mapping, by their names on the wire."""
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
    # What can be read only once was read when it was encoded.
    listed = is_list(value) or is_tuple(value)
    known: Iterable[Any] = value if listed else (None for _ in item)
    return list(zip(codecs, known, item, strict=False))


def _settled(codec: Codec, value: Any, item: Any) -> Codec:
    """The codec that describes an item, behind names, unions and null."""
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
