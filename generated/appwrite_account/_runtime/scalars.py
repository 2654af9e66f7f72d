"""Codecs of single values."""

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
"""The errors that a conversion raises if a value does not fit."""


class Scalar(Codec):
    """A value whose Python type is not a JSON type."""

    __slots__ = ("expected", "load")

    def __init__(self, expected: str, load: Loader) -> None:
        self.expected = expected
        self.load = load

    def make_decoder(self) -> Convert | None:
        parse = self.load()[0]

        def decode(value: Any) -> Any:
            try:
                return parse(value)
            except MISFIT:
                MISFITS.count += 1
                return value

        return decode

    def make_encoder(self) -> Convert | None:
        return self.load()[1]

    def accepts(self, value: Any) -> bool:
        try:
            self.load()[0](value)
        except MISFIT:
            return False
        return True

    def holds(self, value: Any) -> bool:
        return isinstance(value, (str, int, float)) and value.__class__ is not bool

    def score(self, value: Any, depth: int = 2) -> Score | None:
        return (EXACT, 1, 0) if self.accepts(value) else None


class Kind(Codec):
    """A JSON type; its values are checked but not converted."""

    __slots__ = ("evidence", "expected", "kinds")

    def __init__(self, expected: str, kinds: tuple[type, ...], evidence: int) -> None:
        self.expected = expected
        self.kinds = kinds
        self.evidence = evidence

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.kinds) and (
            value.__class__ is not bool or bool in self.kinds
        )

    def score(self, value: Any, depth: int = 2) -> Score | None:
        return (EXACT, self.evidence, 0) if self.accepts(value) else None


class Integer(Kind):
    """Integers, which JSON may also write as 1.0 (JSON Schema §4.2.3)."""

    __slots__ = ()

    def accepts(self, value: Any) -> bool:
        return super().accepts(value) or (
            value.__class__ is float and value.is_integer()
        )

    def holds(self, value: Any) -> bool:
        return isinstance(value, (int, float)) and value.__class__ is not bool


def _datetime() -> tuple[Convert, Convert]:
    from .dates import datetime_of, datetime_text

    return datetime_of, datetime_text


def _date() -> tuple[Convert, Convert]:
    from .dates import date_of, date_text

    return date_of, date_text


def _time() -> tuple[Convert, Convert]:
    from .dates import time_of, time_text

    return time_of, time_text


STRING = Kind("a string", (str,), 0)
"""A string; checked, not converted."""
INTEGER = Integer("an integer", (int,), 1)
"""An integer; checked, not converted."""
NUMBER = Kind("a number", (int, float), 0)
"""A number; checked, not converted."""
BOOLEAN = Kind("a boolean", (bool,), 0)
"""A boolean; checked, not converted."""
DATETIME = Scalar("a date-time (RFC 3339)", _datetime)
"""`datetime`, always with time zone; a received text is written back unchanged."""
DATE = Scalar("a date (RFC 3339)", _date)
"""`date`."""
TIME = Scalar("a time (RFC 3339)", _time)
"""`time`, naive if the text has no offset."""

_HOMES = {
    ("builtins", "bytes"): ("octets", "BASE64"),
    ("datetime", "timedelta"): ("duration_codec", "DURATION"),
    ("decimal", "Decimal"): ("decimal_codecs", "DECIMAL"),
    ("uuid", "UUID"): ("uuid_codec", "UUID"),
}
_NAMED: dict[tuple[str, str], Codec] = {
    ("builtins", "str"): STRING,
    ("builtins", "int"): INTEGER,
    ("builtins", "float"): NUMBER,
    ("builtins", "bool"): BOOLEAN,
    ("datetime", "datetime"): DATETIME,
    ("datetime", "date"): DATE,
    ("datetime", "time"): TIME,
}


def scalar_of(kind: type) -> Codec | None:
    key = kind.__module__, kind.__qualname__
    if key in _HOMES and key not in _NAMED:
        from importlib import import_module

        # Imported by name, because a package contains only the codecs that its API
        # needs.
        module, name = _HOMES[key]
        try:
            found = import_module(f".{module}", __package__)
        except ModuleNotFoundError:
            raise TypeError(
                f"this package cannot convert {key[1]}: the API does not use it"
            ) from None
        _NAMED[key] = getattr(found, name)
    return _NAMED.get(key)
