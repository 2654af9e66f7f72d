"""Codecs of single values, be they text on the wire or plain JSON."""

from __future__ import annotations

from .codec import EXACT, Codec
from .deviations import MISFITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .codec import Convert, Score

    Loader = Callable[[], tuple[Convert, Convert]]

MISFIT = (ValueError, TypeError, ArithmeticError)
"""What a conversion raises when a value does not fit."""


class Scalar(Codec):
    """A value whose Python type is not one of JSON's own.

    Args:
        expected: What the data should be, in the words of a message.
        load: Imports and returns the conversions from and to the wire. Only then is
            a module such as `decimal` loaded, so that who never meets a value of
            this kind never pays for it.
    """

    __slots__ = ("expected", "load")

    def __init__(self, expected: str, load: Loader) -> None:
        self.expected = expected
        self.load = load

    def make_decoder(self) -> Convert | None:
        """The conversion from the wire, values that do not fit staying as they are."""
        parse = self.load()[0]

        def decode(value: Any) -> Any:
            try:
                return parse(value)
            except MISFIT:
                MISFITS.count += 1
                return value

        return decode

    def make_encoder(self) -> Convert | None:
        """The conversion to the wire."""
        return self.load()[1]

    def accepts(self, value: Any) -> bool:
        """Whether the value can be converted."""
        try:
            self.load()[0](value)
        except MISFIT:
            return False
        return True

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """A value that can be converted is better evidence than any text."""
        return (EXACT, 1, 0) if self.accepts(value) else None


class Kind(Codec):
    """One of JSON's own kinds of value, which is looked at only when checking."""

    __slots__ = ("evidence", "expected", "kinds")

    def __init__(self, expected: str, kinds: tuple[type, ...], evidence: int) -> None:
        self.expected = expected
        self.kinds = kinds
        self.evidence = evidence

    def accepts(self, value: Any) -> bool:
        """Whether the value is of this kind; a boolean is no number."""
        return isinstance(value, self.kinds) and (
            value.__class__ is not bool or bool in self.kinds
        )

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """An integer is better evidence of an integer than of a number."""
        return (EXACT, self.evidence, 0) if self.accepts(value) else None


class Integer(Kind):
    """Whole numbers, which JSON may also write as 1.0 (JSON Schema, 4.2.3)."""

    __slots__ = ()

    def accepts(self, value: Any) -> bool:
        """Whether the value is a whole number."""
        return super().accepts(value) or (
            value.__class__ is float and value.is_integer()
        )


class Bytes(Codec):
    """Bytes that are sent and received as they are, outside JSON."""

    __slots__ = ()
    expected = "bytes"

    def make_encoder(self) -> Convert | None:
        """Bytes and open files stay as they are."""
        return _same

    def accepts(self, value: Any) -> bool:
        """Whether the value is bytes."""
        return isinstance(value, (bytes, bytearray, memoryview))


def _same(value: Any) -> Any:
    return value


def _datetime() -> tuple[Convert, Convert]:
    from .dates import datetime_of, datetime_text

    return datetime_of, datetime_text


def _date() -> tuple[Convert, Convert]:
    from .dates import date_of, date_text

    return date_of, date_text


def _time() -> tuple[Convert, Convert]:
    from .dates import time_of, time_text

    return time_of, time_text


def _duration() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_text

    return duration_of, duration_text


def _uuid() -> tuple[Convert, Convert]:
    from .uuids import uuid_of, uuid_text

    return uuid_of, uuid_text


def _decimal() -> tuple[Convert, Convert]:
    from .decimals import decimal_of, decimal_text

    return decimal_of, decimal_text


def _decimal_number() -> tuple[Convert, Convert]:
    from .decimals import decimal_number, decimal_of

    return decimal_of, decimal_number


def _base64() -> tuple[Convert, Convert]:
    from .octets import base64_of, base64_text

    return base64_of, base64_text


def _base64url() -> tuple[Convert, Convert]:
    from .octets import base64url_of, base64url_text

    return base64url_of, base64url_text


STRING = Kind("a string", (str,), 0)
"""A text; checked, never converted."""
INTEGER = Integer("an integer", (int,), 1)
"""A whole number; checked, never converted."""
NUMBER = Kind("a number", (int, float), 0)
"""A number; checked, never converted."""
BOOLEAN = Kind("a boolean", (bool,), 0)
"""True or false; checked, never converted."""
DATETIME = Scalar("a date-time (RFC 3339)", _datetime)
"""`datetime`, always aware; the text received is written back as it was."""
DATE = Scalar("a date (RFC 3339)", _date)
"""`date`."""
TIME = Scalar("a time (RFC 3339)", _time)
"""`time`, naive when the text has no offset."""
DURATION = Scalar("a duration (ISO 8601)", _duration)
"""`timedelta`; years and months have no fixed length and stay text."""
UUID = Scalar("a UUID (RFC 4122)", _uuid)
"""`uuid.UUID`."""
DECIMAL = Scalar("a decimal number", _decimal)
"""`Decimal`, sent as text; one received as a number is written back as a number."""
DECIMAL_NUMBER = Scalar("a decimal number", _decimal_number)
"""`Decimal`, sent as a JSON number."""
BASE64 = Scalar("base64 (RFC 4648, section 4)", _base64)
"""`bytes`, base64 text on the wire."""
BASE64URL = Scalar("base64url (RFC 4648, section 5)", _base64url)
"""`bytes`, base64 text of the URL-safe alphabet on the wire."""
BINARY = Bytes()
"""`bytes`, sent and received as they are."""
