"""What a codec is, the counterpart at run time of a type in an annotation."""

from __future__ import annotations

from .deviations import LENIENT, MISFITS, Deviation, deviation
from .notgiven import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from .deviations import DecodeContext, Place
    from .replies import Reply
    from .requests import Request

    Convert: TypeAlias = Callable[[Any], Any]
    """A conversion of one value, in either direction."""

    Score: TypeAlias = tuple[int, int, int]
    """How well a value fits: exactness, then evidence, then what speaks against it."""

# The first element of a score.
EXACT = 3  # nothing missing, nothing of a wrong kind, nothing unknown
FITS = 2  # nothing missing, nothing of a wrong kind
SIMILAR = 1  # the right kind of JSON value, but not as described


class Codec:
    """Converts between JSON values and Python values.

    Decoding never fails: what does not fit is kept as it was received, and only a
    separate look at the data (`check`), which costs nothing when nobody asks for it,
    finds and names what did not fit. Conversions are made once and kept.
    """

    __slots__ = ("_decoder", "_encoder")

    expected = "any JSON value"
    """What the data should be, in the words of a message."""

    piecemeal = False
    """Whether an answer of this kind is a sequence, which comes piece by piece."""

    of_bytes = False
    """Whether it converts a whole body's bytes rather than JSON values."""

    is_raw = False
    """Whether a whole body of this kind is its bytes, whatever its media type says."""

    _decoder: Convert | None
    _encoder: Convert | None

    def decoder(self) -> Convert | None:
        """The conversion of a JSON value, None when values are taken as they are."""
        try:
            return self._decoder
        except AttributeError:
            self._decoder = self.make_decoder()
            return self._decoder

    def encoder(self) -> Convert:
        """The conversion of a Python value to a JSON value."""
        try:
            convert = self._encoder
        except AttributeError:
            convert = self._encoder = self.make_encoder()
        return convert or encode

    def make_decoder(self) -> Convert | None:
        """Build what `decoder` keeps."""
        return None

    def make_encoder(self) -> Convert | None:
        """Build what `encoder` keeps; None encodes by the value's own type."""
        return None

    def decode(self, value: Any, context: DecodeContext = LENIENT) -> Any:
        """The Python value for a JSON value.

        Args:
            value: Parsed JSON; left unchanged.
            context: Whether deviations are reported, raised or passed over.  Where
                they are passed over, values that a conversion failed for are logged
                as warnings, once for each place.

        Raises:
            DeviationError: Something does not fit and validation is ``"strict"``.
        """
        if context.checks:
            found: list[Deviation] = []
            try:
                self.check(value, None, found)
            except RecursionError:
                found.append(
                    Deviation("$", "data that can be checked", "too deep data")
                )
            context.settle(found)
        convert = self.decoder()
        if convert is None:
            return value
        before = MISFITS.count
        result = convert(value)
        if MISFITS.count != before and not context.checks:
            what = context.what or self.expected
            if MISFITS.due(what):
                MISFITS.tell(what, value, self.check)
        return result

    def encode(self, value: Any) -> Any:
        """The JSON value for a Python value; values already JSON stay as they are."""
        try:
            return self.encoder()(value)
        except RecursionError:
            from .deep import encode_deep

            return encode_deep(self, value)

    def check(self, value: Any, place: Place, found: list[Deviation]) -> None:
        """Add every deviation of a JSON value, found at `place`, to `found`."""
        if not self.accepts(value):
            found.append(deviation(place, self.expected, value))

    def accepts(self, value: Any) -> bool:
        """Whether a JSON value is of the right kind, its contents not considered."""
        return True

    def holds(self, value: Any) -> bool:
        """Whether the value is of a kind that the annotated type has room for.

        What it holds need not be as described: any object is held by a model, any text
        by a date.
        """
        return self.accepts(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """How well a JSON value fits among the members of a union; None: not at all.

        Args:
            value: Parsed JSON.
            depth: How many levels of nesting may still be looked into.
        """
        return (EXACT, 0, 0) if self.accepts(value) else None

    def fit(self, value: Any) -> int | None:
        """What a member's value says for or against the object around it.

        Returns:
            1 where it is evidence, 0 where it may be, -1 where it is of a wrong kind,
            None where it rules the object out.
        """
        return 0 if self.accepts(value) else -1

    def renamed(self, mapping: Any) -> Any:
        """A mapping with the names of the wire in place of Python's."""
        return mapping

    def items_of(self, request: Request, reply: Reply, context: DecodeContext) -> Any:
        """The items of an answer that is a sequence, see `streams`; else None."""
        return None


class Plain(Codec):
    """Takes values as they are."""

    __slots__ = ()

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Anything fits, but whatever is more definite fits better."""
        return (FITS, -1, 0)


PLAIN = Plain()
"""Any JSON value, as it is."""

_ATOMS = frozenset((str, int, float, bool, type(None)))


def encode(value: Any) -> Any:
    """The JSON value for a Python value, by the value's own type.

    Models become objects, mappings keep their members, sequences, sets and other
    iterables become arrays, date-times and their like become text. A value without
    a counterpart in JSON is returned as it is.
    """
    kind = value.__class__
    if kind in _ATOMS:
        return value
    if kind is list:
        return [item if item.__class__ in _ATOMS else encode(item) for item in value]
    if kind is dict:
        return {
            key: item if item.__class__ in _ATOMS else encode(item)
            for key, item in value.items()
            if item is not NOT_GIVEN
        }
    from .byvalue import encode_other

    return encode_other(value)
