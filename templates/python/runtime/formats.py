"""Codecs of formats: bytes, durations, decimals, UUIDs, numbers as text."""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from .codecs import (
    EXACT,
    FITS,
    INTEGER,
    NUMBER,
    Codec,
    Kind,
    Scalar,
    Score,
    encode,
)
from .conversions import MISFIT, Convert, keep
from .json import read
from .validation import note_unconverted

if TYPE_CHECKING:
    import uuid


# In seconds. Years and months are only recognized, because they have no fixed length.
_DATE_UNITS = {"Y": 0, "M": 0, "W": 604_800, "D": 86_400}
_TIME_UNITS = {"H": 3_600, "M": 60, "S": 1}


class ExactDuration(timedelta):
    """A `timedelta` that remembers its original text, for example PT90M instead of
    PT1H30M.
    """

    __slots__ = ("wire",)
    wire: str

    def __repr__(self) -> str:
        return "datetime.timedelta(" + super().__repr__().partition("(")[2]

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return duration_of, (duration_text(self),)


def duration_of(text: Any) -> timedelta | str:
    """Parse an ISO 8601 duration such as P1DT2H30M.

    A duration with years or months is returned as a string, because their length
    depends on the start date.

    Raises:
        TypeError: If `text` is not a string.
        ValueError: If `text` is not a duration.
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    sign, _, rest = text.rpartition("P")
    if sign not in ("", "+", "-") or "P" not in text or not text.isascii():
        raise ValueError("not a duration")
    days, mark, clock = rest.partition("T")
    if not (days or clock) or (mark and not clock):
        raise ValueError("not a duration")
    micros = _micros(days, _DATE_UNITS) + _micros(clock, _TIME_UNITS)
    if "Y" in days or "M" in days:
        return str(text)
    value = ExactDuration(microseconds=-micros if sign == "-" else micros)
    value.wire = text
    return value


def _micros(text: str, units: dict[str, int]) -> int:
    """Return the microseconds of numbers with units, which must be in descending order."""
    total = 0
    number = ""
    order = list(units)
    for character in text:
        if character.isdigit() or character in ".,":
            number += "." if character == "," else character
            continue
        if character not in order:
            raise ValueError("unknown or misplaced unit")
        del order[: order.index(character) + 1]
        total += _to_micros(number, units[character])
        number = ""
    if number:
        raise ValueError("number without a unit")
    return total


def _to_micros(number: str, seconds: int) -> int:
    whole, point, fraction = number.partition(".")
    if not whole.isdigit() or (point and not fraction.isdigit()):
        raise ValueError("not a number")
    micros = int(whole) * seconds * 1_000_000
    if fraction:
        micros += int(fraction) * seconds * 1_000_000 // 10 ** len(fraction)
    return micros


def duration_text(value: Any) -> Any:
    """Format a duration in days, hours, minutes and seconds (ISO 8601)."""
    return _written(value, _iso)


def duration_with_units(value: Any) -> Any:
    """Format a duration as Go does, without zero units: 1h30m, 0s."""
    return _written(value, _with_units)


def duration_with_unit_seconds(value: Any) -> Any:
    """Format a duration in seconds with the unit: 90s, 0.5s."""
    return _written(value, lambda length: f"{_seconds(length)}s")


def duration_in_seconds(value: Any) -> Any:
    """Format a duration as a number of seconds: 90, 0.5."""
    return _written(value, _seconds)


def _written(value: Any, write: Callable[[timedelta], str]) -> Any:
    if not isinstance(value, timedelta):
        return encode(value)
    wire: str | None = getattr(value, "wire", None)
    if wire is not None:
        return wire
    return f"-{write(-value)}" if value.days < 0 else write(value)


def _iso(length: timedelta) -> str:
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}H" * (hours > 0) + f"{minutes}M" * (minutes > 0)
    if length.microseconds or seconds or not (clock or length.days):
        clock += f"{_decimal(seconds, length)}S"
    days = f"{length.days}D" * (length.days > 0)
    return f"P{days}" + f"T{clock}" * bool(clock)


def _with_units(length: timedelta) -> str:
    minutes, seconds = divmod(length.days * 86_400 + length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}h" * (hours > 0) + f"{minutes}m" * (minutes > 0)
    if length.microseconds or seconds or not clock:
        clock += f"{_decimal(seconds, length)}s"
    return clock


def _seconds(length: timedelta) -> str:
    return _decimal(length.days * 86_400 + length.seconds, length)


def _decimal(seconds: int, length: timedelta) -> str:
    """Format seconds with the fraction of the duration."""
    if not length.microseconds:
        return str(seconds)
    return f"{seconds}.{length.microseconds:06}".rstrip("0")


class Duration(Scalar):
    """The codec of a duration: a `timedelta`, or a string in another notation.

    Some services write 72h, 1h30m or 3600. Such a string is not converted, and neither
    is a duration with years or months, because these have no fixed length.
    """

    __slots__ = ()

    def make_decoder(self) -> Convert | None:
        """Return a conversion that keeps strings in other notations; they match as
        well.
        """
        plain = super().make_decoder()
        assert plain is not None
        parse = self.load()[0]

        def decode(value: Any) -> Any:
            if value.__class__ is not str:
                return plain(value)
            try:
                return parse(value)
            except MISFIT:
                return value

        return decode

    def accepts(self, value: Any) -> bool:
        """Whether the value is a string."""
        return isinstance(value, str)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an ISO 8601 duration above any other string."""
        if not isinstance(value, str):
            return None
        return (EXACT, 1, 0) if super().accepts(value) else (FITS, 0, 0)


def _duration() -> tuple[Convert, Convert]:

    return duration_of, duration_text


def _in_units() -> tuple[Convert, Convert]:

    return duration_of, duration_with_units


def _in_unit_seconds() -> tuple[Convert, Convert]:

    return duration_of, duration_with_unit_seconds


def _in_seconds() -> tuple[Convert, Convert]:

    return duration_of, duration_in_seconds


DURATION = Duration("a duration (ISO 8601) or a string", _duration)
"""`timedelta`, sent in ISO 8601 notation; other strings are not converted."""
DURATION_UNITS = Duration("a duration such as 1h30m", _in_units)
"""`timedelta`, sent as 1h30m; strings are not converted."""
DURATION_UNIT_SECONDS = Duration("a duration such as 90s", _in_unit_seconds)
"""`timedelta`, sent as 90s; strings are not converted."""
DURATION_SECONDS = Duration("a duration such as 90, in seconds", _in_seconds)
"""`timedelta`, sent as a string with the number of seconds; strings are not converted.
"""


class ExactDecimal(Decimal):
    """A `Decimal` that remembers what was received: a number, or a string such as 1e5."""

    __slots__ = ("wire",)
    wire: str | int | float

    def __repr__(self) -> str:
        return f"Decimal({str(self)!r})"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return decimal_of, (self.wire,)

    def __copy__(self) -> ExactDecimal:
        return self

    def __deepcopy__(self, memo: Any) -> ExactDecimal:
        return self


def decimal_of(value: Any) -> Decimal:
    """Parse a decimal number from a string or a JSON number.

    Raises:
        TypeError: If `value` is neither a string nor a number.
        ArithmeticError: If the string is not a number.
        ValueError: If the number is not finite, or the string contains spaces or
            underscores.
    """
    kind = value.__class__
    if kind is str:
        number = Decimal(value)
        if str(number) == value and number.is_finite():
            return number
        if "_" in value or value.strip() != value or not number.is_finite():
            raise ValueError("not a decimal number")
    elif kind is not int and not isinstance(value, float):
        raise TypeError("not a number")
    exact = ExactDecimal(value if kind is str or kind is int else repr(value))
    if not exact.is_finite():
        raise ValueError("not a finite number")
    exact.wire = value
    return exact


def decimal_text(value: Any) -> Any:
    """Encode a decimal number as a string, or as it was received."""
    if isinstance(value, Decimal):
        wire: str | int | float | None = getattr(value, "wire", None)
        return str(value) if wire is None else wire
    return encode(value)


def decimal_number(value: Any) -> Any:
    """Encode a decimal number as a JSON number.

    Raises:
        ValueError: If a float, which most programs read JSON numbers as, would lose
            digits.
    """
    if not isinstance(value, Decimal):
        return decimal_text(value)
    wire: str | int | float | None = getattr(value, "wire", None)
    if wire is not None:
        return wire
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    if Decimal(repr(number)) != value:
        raise ValueError(f"a JSON number cannot keep every digit of {value}")
    return number


def _decimal_as_text() -> tuple[Convert, Convert]:

    return decimal_of, decimal_text


def _decimal_as_number() -> tuple[Convert, Convert]:

    return decimal_of, decimal_number


DECIMAL = Scalar("a decimal number", _decimal_as_text)
"""`Decimal`, sent as a string. One that was received as a number is sent as a number.
"""
DECIMAL_NUMBER = Scalar("a decimal number", _decimal_as_number)
"""`Decimal`, sent as a JSON number."""


@cache
def _exact_uuid() -> type[uuid.UUID]:
    # Defined with the first such UUID, since importing `uuid` takes milliseconds.
    import uuid

    class ExactUUID(uuid.UUID):
        """A `UUID` that remembers how it was written, as with capital letters."""

        __slots__ = ("wire",)
        wire: str

        def __repr__(self) -> str:
            return f"UUID({str(self)!r})"

        def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
            return uuid_of, (self.wire,)

    return ExactUUID


def uuid_of(text: Any) -> uuid.UUID:
    """The UUID of a text.

    Raises:
        TypeError: `text` is not a string.
        ValueError: `text` is not a UUID (RFC 4122, section 3).
    """
    import uuid

    if text.__class__ is not str:
        raise TypeError("not a text")
    value = uuid.UUID(text)
    plain = str(value)
    if plain == text:
        return value
    if plain != text.lower():
        raise ValueError("not the common form of a UUID")
    exact = _exact_uuid()(text)
    object.__setattr__(exact, "wire", text)
    return exact


def uuid_text(value: Any) -> Any:
    """The text of a UUID."""
    import uuid

    if not isinstance(value, uuid.UUID):
        return encode(value)
    wire: str | None = getattr(value, "wire", None)
    return str(value) if wire is None else wire


def _uuid() -> tuple[Convert, Convert]:
    return uuid_of, uuid_text


UUID = Scalar("a UUID (RFC 4122)", _uuid)
"""`uuid.UUID`."""


_BYTES: Any = (bytes, bytearray, memoryview)
_TO_URL = str.maketrans("+/", "-_")
_FROM_URL = str.maketrans("-_", "+/")


def base64_of(text: Any) -> bytes:
    """Decode base64 text (RFC 4648 §4).

    Raises:
        TypeError: `text` is not a string.
        ValueError: `text` is not the canonical base64 encoding of any bytes.
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    data = a2b_base64(text)
    if b2a_base64(data, newline=False).decode() != text:
        raise Error("not canonical base64")
    return data


def base64_text(value: Any) -> Any:
    """Encode bytes as base64 text; strings are assumed to be base64 already."""
    if isinstance(value, _BYTES):
        return b2a_base64(value, newline=False).decode()
    return encode(value)


class Base64UrlBytes(bytes):
    """Bytes that were decoded from base64url text without padding."""

    def text(self) -> str:
        """Return the text that the bytes were decoded from."""
        text: str = base64url_text(self)
        return text


def base64url_of(text: Any) -> bytes:
    """Decode base64url text, padded or not (RFC 4648 §5).

    Raises:
        TypeError: `text` is not a string.
        ValueError: `text` is not the canonical base64url encoding of any bytes.
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    bare = text.rstrip("=")
    padded = bare + "=" * (-len(bare) % 4)
    if "+" in text or "/" in text or text not in (bare, padded):
        raise Error("not base64url")
    data = base64_of(padded.translate(_FROM_URL))
    return data if text == padded else Base64UrlBytes(data)


def base64url_text(value: Any) -> Any:
    """Encode bytes as base64url text, padded unless they arrived without padding."""
    text = base64_text(value)
    if isinstance(value, _BYTES):
        text = text.translate(_TO_URL)
        return text.rstrip("=") if isinstance(value, Base64UrlBytes) else text
    return text


class Bytes(Codec):
    """Bytes that are sent and received unchanged.

    Where only text is possible, as in JSON, the bytes are written as the UTF-8 text
    that they encode.
    """

    __slots__ = ()
    expected = "bytes"
    is_raw = True

    def make_decoder(self) -> Convert | None:
        """Return the decoder: strings become bytes, bytes are kept."""
        return _bytes_of

    def make_encoder(self) -> Convert | None:
        """Return the encoder, which keeps bytes and open files unchanged."""
        return keep

    def accepts(self, value: Any) -> bool:
        """Return whether the value is bytes or a string that encodes bytes."""
        return value.__class__ is str or isinstance(value, _BYTES)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Score a string lower than `str` does, so that unions read it as text."""
        return (FITS, 0, 0) if self.accepts(value) else None


class TextBytes(bytes):
    """Bytes that were decoded from text."""

    def text(self) -> str:
        """Return the text that the bytes were decoded from."""
        return self.decode("utf-8", "surrogatepass")


def _bytes_of(value: Any) -> Any:
    if value.__class__ is str:
        return TextBytes(value.encode("utf-8", "surrogatepass"))
    return value


class Base64(Scalar):
    """Bytes that are base64 text in JSON."""

    __slots__ = ()

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Write bytes in a union as base64 unless they were decoded from text."""
        if isinstance(value, _BYTES):
            return None if value.__class__ is TextBytes else (FITS, 1, 0)
        return super().score(value, depth)


BASE64 = Base64("base64 (RFC 4648 §4)", lambda: (base64_of, base64_text))
"""`bytes`, sent and received as base64 text."""
BASE64URL = Base64("base64url (RFC 4648 §5)", lambda: (base64url_of, base64url_text))
"""`bytes`, sent and received as base64 text of the URL-safe alphabet."""
BINARY = Bytes()
"""`bytes`, sent and received unchanged; in JSON, as text."""


class NumberText(Kind):
    """A number that may also arrive as a string: 12 and "12" both decode to 12.

    Args:
        number: The codec of the plain number.
        kind: The type that a string is converted to, `int` or `float`.
    """

    __slots__ = ("kind", "number")

    def __init__(self, number: Kind, kind: type[int | float]) -> None:
        super().__init__(number.expected, number.kinds, number.evidence)
        self.number: Kind = number
        self.kind: type[int | float] = kind

    def make_decoder(self) -> Convert | None:
        """Return the decoder; a string that holds no number is kept unchanged."""

        def decode(value: Any) -> Any:
            if value.__class__ is not str:
                return value
            number = self._number(value)
            if number is None:
                note_unconverted()
                return value
            return number

        return decode

    def matches(self, kind: type) -> bool | None:
        """Return whether the class is a number's; some strings match too."""
        return None if kind is str else self.number.matches(kind)

    def accepts(self, value: Any) -> bool:
        """Return whether the value is a number or a string that holds one."""
        if value.__class__ is str:
            return self._number(value) is not None
        return self.number.accepts(value)

    def _number(self, text: str) -> float | None:
        """Return the number in a JSON number's notation (RFC 8259 §6), else None."""
        try:
            found: Any = read(text) if text.isascii() and text == text.strip() else None
        except ValueError:
            return None
        if found.__class__ not in (int, float) or not self.number.accepts(found):
            return None
        number = self.kind(found)
        return number if abs(number) < float("inf") else None


INTEGER_TEXT = NumberText(INTEGER, int)
"""An integer, which may also arrive as a string."""
NUMBER_TEXT = NumberText(NUMBER, float)
"""A number, which may also arrive as a string."""
