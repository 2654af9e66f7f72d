"""What requests leave out: the members that only answers have."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .containers import MapOf, NullOr, TupleOf
from .references import Ref
from .shapes import Shape
from .unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score
    from .deviations import Deviation, Place


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
        return without_received(self.codec, self.codec.encode(value))

    def make_encoder(self) -> Convert | None:
        """As ``encode``."""
        return self.encode

    def make_decoder(self) -> Convert | None:
        """The other codec's conversion."""
        return self.codec.decoder()

    def check(self, value: Any, place: Place, found: list[Deviation]) -> None:
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


def without_received(codec: Codec, value: Any) -> Any:
    """A freshly encoded JSON value, its read-only members removed at every depth.

    Args:
        codec: What encoded it.
        value: Changed in place, and returned.
    """
    todo: list[tuple[Codec, Any]] = [(codec, value)]
    while todo:
        codec, item = todo.pop()
        if item.__class__ is not dict and item.__class__ is not list:
            continue
        codec = _settled(codec, item)
        if item.__class__ is list:
            if isinstance(codec, TupleOf):
                count = len(codec.items)
                todo += zip(codec.items, item, strict=False)
                todo += ((codec.rest, further) for further in item[count:])
        elif isinstance(codec, Shape):
            for wire in codec.received & item.keys():
                del item[wire]
            todo += ((codec.codec_at(wire), member) for wire, member in item.items())
        elif isinstance(codec, MapOf):
            todo += ((codec.item, member) for member in item.values())
    return value


def _settled(codec: Codec, value: Any) -> Codec:
    """The codec that describes a JSON value, behind names, unions and null."""
    while True:
        if isinstance(codec, Ref):
            codec = codec.target()
        elif isinstance(codec, NullOr):
            codec = codec.codec
        elif isinstance(codec, OneOf):
            codec = codec.choice(value) or PLAIN
        else:
            return codec
