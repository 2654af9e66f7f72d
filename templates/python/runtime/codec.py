"""The base class of codecs, which convert between JSON values and Python values."""

from __future__ import annotations

from .deviations import LENIENT, MISFITS, ValidationIssue, issue_at
from .notgiven import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from .deviations import DecodeContext, Place
    from .replies import HttpResponse
    from .requests import Request

    Convert: TypeAlias = Callable[[Any], Any]
    """A conversion of one value, in either direction."""

    Score: TypeAlias = tuple[int, int, int]
    """How well a value fits a union variant: exactness, positive evidence, negative
    evidence.
    """

# The first element of a score.
EXACT = 3  # nothing is missing, mistyped or unknown
FITS = 2  # nothing is missing or mistyped
SIMILAR = 1  # the right JSON type, but it does not match the schema


class Codec:
    """Converts between the JSON values and the Python values of one type.

    Decoding does not raise: a value that does not match is kept as received. The
    separate method `check` finds and describes the mismatches, so that callers who do
    not validate do not pay for it. Conversions are built once and cached.
    """

    __slots__ = ("_decoder", "_encoder")

    expected = "any JSON value"
    """The description of the expected data in messages."""

    piecemeal = False
    """Whether a response of this type is a stream of items."""

    of_bytes = False
    """Whether the codec converts the bytes of a whole body instead of JSON values."""

    is_raw = False
    """Whether a whole body of this type is raw bytes, whatever its media type."""

    _decoder: Convert | None
    _encoder: Convert | None

    def decoder(self) -> Convert | None:
        """Return the conversion from JSON, or None if values need no conversion."""
        try:
            return self._decoder
        except AttributeError:
            self._decoder = self.make_decoder()
            return self._decoder

    def encoder(self) -> Convert:
        """Return the conversion to JSON."""
        try:
            convert = self._encoder
        except AttributeError:
            convert = self._encoder = self.make_encoder()
        return convert or encode

    def make_decoder(self) -> Convert | None:
        """Build the conversion that `decoder` caches."""
        return None

    def make_encoder(self) -> Convert | None:
        """Build the conversion that `encoder` caches; None encodes by the value's own
        type.
        """
        return None

    def decode(self, value: Any, context: DecodeContext = LENIENT) -> Any:
        """Convert a JSON value to a Python value.

        Args:
            value: Parsed JSON; it is not modified.
            context: Whether validation issues raise, are reported or are ignored. If
                they are ignored, values that could not be converted are logged as
                warnings, once per location.

        Raises:
            ValidationError: If the value does not match and validation is ``"strict"``.
        """
        if context.checks:
            found: list[ValidationIssue] = []
            try:
                self.check(value, None, found)
            except RecursionError:
                found.append(
                    ValidationIssue(
                        "$", "data that can be checked", "too deeply nested data"
                    )
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
        """Convert a Python value to a JSON value. JSON values are returned unchanged."""
        try:
            return self.encoder()(value)
        except RecursionError:
            from .deep import encode_deep

            return encode_deep(self, value)

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Append every validation issue of a JSON value to ``found``.

        Args:
            value: Parsed JSON.
            place: The location of the value.
            found: The list to append to.
        """
        if not self.accepts(value):
            found.append(issue_at(place, self.expected, value))

    def accepts(self, value: Any) -> bool:
        """Whether a JSON value has the right JSON type. Its contents are not checked."""
        return True

    def holds(self, value: Any) -> bool:
        """Whether the annotated Python type can hold the value.

        The contents need not match: a model holds any object, a date any string.
        """
        return self.accepts(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate how well a JSON value matches this variant of a union.

        Args:
            value: Parsed JSON.
            depth: Maximum number of further levels of nesting to inspect.

        Returns:
            The score, or None if the value does not match at all.
        """
        return (EXACT, 0, 0) if self.accepts(value) else None

    def fit(self, value: Any) -> int | None:
        """Rate what the value of a property says about the object that contains it.

        Returns:
            1 if it is evidence for this type, 0 if it is possible, -1 if it has the
                wrong JSON type, and None if it rules the object out.
        """
        return 0 if self.accepts(value) else -1

    def renamed(self, mapping: Any) -> Any:
        """Return a mapping with its Python names replaced by JSON names."""
        return mapping

    def items_of(
        self, request: Request, reply: HttpResponse, context: DecodeContext
    ) -> Any:
        """Return the items of a streamed response (see `streams`), or None for other
        types.
        """
        return None


class Plain(Codec):
    """Passes values through unchanged."""

    __slots__ = ()

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Match any value, but rank below every more specific type."""
        return (FITS, -1, 0)


PLAIN = Plain()
"""The codec of any JSON value, which is not converted."""

_ATOMS = frozenset((str, int, float, bool, type(None)))


def encode(value: Any) -> Any:
    """Convert a Python value to a JSON value by the value's own type.

    Models and mappings become objects; sequences, sets and other iterables become
    arrays; dates, times and similar types become strings. A value without a JSON
    equivalent is returned unchanged.
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
