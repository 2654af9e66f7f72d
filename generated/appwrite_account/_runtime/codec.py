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
    """Converts between the JSON values and the Python values of one type."""

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
        try:
            return self._decoder
        except AttributeError:
            self._decoder = self.make_decoder()
            return self._decoder

    def encoder(self) -> Convert:
        try:
            convert = self._encoder
        except AttributeError:
            convert = self._encoder = self.make_encoder()
        return convert or encode

    def make_decoder(self) -> Convert | None:
        return None

    def make_encoder(self) -> Convert | None:
        return None

    def decode(self, value: Any, context: DecodeContext = LENIENT) -> Any:
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
        try:
            return self.encoder()(value)
        except RecursionError:
            from .deep import encode_deep

            return encode_deep(self, value)

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        if not self.accepts(value):
            found.append(issue_at(place, self.expected, value))

    def accepts(self, value: Any) -> bool:
        return True

    def holds(self, value: Any) -> bool:
        return self.accepts(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        return (EXACT, 0, 0) if self.accepts(value) else None

    def fit(self, value: Any) -> int | None:
        return 0 if self.accepts(value) else -1

    def renamed(self, mapping: Any) -> Any:
        return mapping

    def items_of(
        self, request: Request, reply: HttpResponse, context: DecodeContext
    ) -> Any:
        return None


class Plain(Codec):
    """Passes values through unchanged."""

    __slots__ = ()

    def score(self, value: Any, depth: int = 2) -> Score | None:
        return (FITS, -1, 0)


PLAIN = Plain()
"""The codec of any JSON value, which is not converted."""

_ATOMS = frozenset((str, int, float, bool, type(None)))


def encode(value: Any) -> Any:
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
