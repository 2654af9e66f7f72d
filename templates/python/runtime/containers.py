"""Codecs of arrays, objects and nullable values."""

from __future__ import annotations

from .codec import EXACT, FITS, PLAIN, SIMILAR, Codec, encode
from .deviations import MISFITS, issue_at
from .notgiven import NOT_GIVEN
from .references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score
    from .deviations import Place, ValidationIssue

# Data nested too deeply for Python's stack is kept as received. A RecursionError is
# caught at the level that raised it, so that all levels above are still converted.


class NullOr(Codec):
    """The codec of a nullable value."""

    __slots__ = ("codec",)

    def __init__(self, codec: Codec) -> None:
        self.codec = codec

    @property
    def expected(self) -> str:  # type: ignore[override]
        """The description of the other codec, or null."""
        return f"{self.codec.expected} or null"

    def make_decoder(self) -> Convert | None:
        """Return the other codec's conversion, skipped for null."""
        convert = self.codec.decoder()
        if convert is None:
            return None
        return lambda value: None if value is None else convert(value)

    def make_encoder(self) -> Convert | None:
        """Return the other codec's conversion, skipped for None."""
        convert = self.codec.encoder()
        if convert is encode:
            return None
        return lambda value: None if value is None else convert(value)

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check a value that is not null."""
        if value is not None:
            self.codec.check(value, place, found)

    def accepts(self, value: Any) -> bool:
        """Whether the value is null or the other codec accepts it."""
        return value is None or self.codec.accepts(value)

    def holds(self, value: Any) -> bool:
        """Whether the value is null or the other codec holds it."""
        return value is None or self.codec.holds(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Match null; leave any other value to the other codec."""
        return (EXACT, 1, 0) if value is None else self.codec.score(value, depth)

    def fit(self, value: Any) -> int | None:
        """Allow null; leave any other value to the other codec."""
        return 0 if value is None else self.codec.fit(value)

    def renamed(self, mapping: Any) -> Any:
        """Return the mapping with the other codec's JSON names."""
        return self.codec.renamed(mapping)


class TupleOf(Codec):
    """The codec of an array with a codec per position, a `list` in Python.

    Args:
        items: The codecs of the first items; the data may have fewer items.
        rest: The codec of every further item.
    """

    __slots__ = ("items", "rest")
    expected = "an array"

    def __init__(self, items: tuple[Codec, ...], rest: Codec = PLAIN) -> None:
        self.items = items
        self.rest = rest

    def make_decoder(self) -> Convert | None:
        """Return a conversion to a list; a value that is not an array stays unchanged."""
        firsts = [item.decoder() for item in self.items]
        last = self.rest.decoder()
        if last is None and not any(firsts):
            return None
        count = len(firsts)

        def decode(value: Any) -> Any:
            if value.__class__ is not list:
                MISFITS.count += 1
                return value
            try:
                result = [
                    item if convert is None else convert(item)
                    for item, convert in zip(value, firsts, strict=False)
                ]
                tail = value[count:]
                result += tail if last is None else map(last, tail)
            except RecursionError:
                return value
            return result

        return decode

    def make_encoder(self) -> Convert | None:
        """Return a conversion to a list of any iterable that is neither text nor a
        mapping.
        """
        firsts = [item.encoder() for item in self.items]
        last = self.rest.encoder()
        if last is encode and all(first is encode for first in firsts):
            return None

        def encode_items(value: Any) -> Any:
            if not is_array(value):
                return encode(value)
            items: list[Any] = list(value)
            result = [
                convert(item) for item, convert in zip(items, firsts, strict=False)
            ]
            result += [last(item) for item in items[len(firsts) :]]
            return result

        return encode_items

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check that the value is an array, then check every item."""
        if value.__class__ is not list:
            found.append(issue_at(place, self.expected, value))
            return
        count = len(self.items)
        for index, item in enumerate(value):
            codec = self.items[index] if index < count else self.rest
            codec.check(item, (place, index), found)

    def accepts(self, value: Any) -> bool:
        """Whether the value is an array."""
        return value.__class__ is list

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an array by its first items."""
        if value.__class__ is not list:
            return None
        if not value or depth < 1:
            return EXACT, 0, 0
        scores: list[Score | None] = [
            codec.score(item, depth - 1)
            for item, codec in zip(
                value, (*self.items, self.rest)[: len(value)], strict=False
            )
        ]
        if None in scores:
            return SIMILAR, -1, 0
        return min(score for score in scores if score is not None)


class ListOf(TupleOf):
    """The codec of an array whose items share one codec, a `list` in Python."""

    __slots__ = ()

    def __init__(self, item: Codec) -> None:
        super().__init__((), item)

    def make_decoder(self) -> Convert | None:
        """Return a conversion to a list; a value that is not an array stays unchanged."""
        convert = self.rest.decoder()
        if convert is None:
            return None
        named = self.rest if isinstance(self.rest, Ref) else None

        def decode(value: Any) -> Any:
            if value.__class__ is not list:
                MISFITS.count += 1
                return value
            # There may be many items, so they skip the lookup of a resolved name.
            one = convert if named is None else named.direct or convert
            try:
                return [one(item) for item in value]
            except RecursionError:
                return value

        return decode

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an array by its first item that is not empty.

        A list of lists does not use up depth, because its type limits how deep it is.
        """
        if value.__class__ is not list:
            return None
        nested = isinstance(self.rest, TupleOf)
        if not value or (depth < 1 and not nested):
            return EXACT, 0, 0
        item: Any = next((one for one in value if one), value[0])
        score = self.rest.score(item, depth if nested else depth - 1)
        return (SIMILAR, -1, 0) if score is None else score


class MapOf(Codec):
    """The codec of an object whose properties share one codec, a `dict` in Python."""

    __slots__ = ("item",)
    expected = "an object"

    def __init__(self, item: Codec) -> None:
        self.item = item

    def make_decoder(self) -> Convert | None:
        """Return a conversion to a dict; a value that is not an object stays unchanged."""
        convert = self.item.decoder()
        if convert is None:
            return None

        def decode(value: Any) -> Any:
            if value.__class__ is not dict:
                MISFITS.count += 1
                return value
            try:
                return {key: convert(item) for key, item in value.items()}
            except RecursionError:
                return value

        return decode

    def make_encoder(self) -> Convert | None:
        """Return a conversion to an object; keys become strings."""
        convert = self.item.encoder()

        def encode_members(value: Any) -> Any:
            if not is_mapping(value):
                return encode(value)
            return {
                str(key): convert(value[key])
                for key in value.keys()  # noqa: SIM118 - `keys` is all that is required
                if value[key] is not NOT_GIVEN
            }

        return encode_members

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check that the value is an object, then check every property."""
        if value.__class__ is not dict:
            found.append(issue_at(place, self.expected, value))
            return
        for key, item in value.items():
            self.item.check(item, (place, key), found)

    def accepts(self, value: Any) -> bool:
        """Whether the value is an object."""
        return value.__class__ is dict

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an object of arbitrary properties below one of declared properties."""
        if value.__class__ is not dict:
            return None
        if depth > 0:
            for item in value.values():
                if self.item.score(item, depth - 1) is None:
                    return SIMILAR, -1, 0
                break
        return FITS, 0, 0


def is_mapping(value: Any) -> bool:
    """Whether a Python value is a dict or another mapping."""
    return value.__class__ is dict or (
        hasattr(value, "keys") and hasattr(value, "__getitem__")
    )


def is_array(value: Any) -> bool:
    """Whether a Python value becomes an array: an iterable that is neither text nor a
    mapping.
    """
    if value.__class__ is list or value.__class__ is tuple:
        return True
    return (
        hasattr(value, "__iter__")
        and not isinstance(value, (str, bytes, bytearray, memoryview))
        and not is_mapping(value)
    )
