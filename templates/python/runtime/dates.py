"""Date-times, dates and times as RFC 3339 writes them."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

AWARE: ContextVar[bool] = ContextVar("AWARE", default=False)
"""Whether a date-time without a time zone is an error, as in strict clients."""

# The characters between year, month, day, hour, minute and second: every third one.
_MARKS = slice(4, 17, 3)
_SOME_MARKS = slice(7, 14, 3)
_ENDS = ("", "Z", "+", "-")  # what may follow the minutes if there are no seconds


class ExactDatetime(datetime):
    """A `datetime` that remembers its original text.

    It equals any `datetime` of the same instant. Values computed from it (with
    `replace`, `+` or `astimezone`) do not remember the text and are formatted again.
    """

    __slots__ = ("wire",)
    wire: str

    def __repr__(self) -> str:
        return "datetime.datetime(" + super().__repr__().partition("(")[2]

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        plain = datetime.combine(self.date(), self.timetz())
        return _exact_datetime, (plain, getattr(self, "wire", None))


_exact_from = ExactDatetime.fromisoformat


class ExactTime(time):
    """A `time` that remembers its original text."""

    __slots__ = ("wire",)
    wire: str

    def __repr__(self) -> str:
        return "datetime.time(" + super().__repr__().partition("(")[2]

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return time_of, (time_text(self),)


def _exact_datetime(plain: datetime, wire: str | None) -> datetime:
    if wire is None:
        return plain
    value = ExactDatetime.combine(plain.date(), plain.timetz())
    value.wire = wire
    return value


def datetime_of(text: Any) -> datetime:
    """Parse an RFC 3339 date-time. Without an offset it is in UTC.

    Digits beyond microseconds are cut off in the value but kept when it is written
    back.

    Raises:
        TypeError: If `text` is not a string.
        ValueError: If `text` is not a date-time (RFC 3339, section 5.6).
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    try:
        if text[_SOME_MARKS] != "-T:":
            return _unusual_datetime(text)
        if len(text) == 20 and text[19] == "Z":  # formats to the same text by itself
            return datetime.fromisoformat(text)
        value = _exact_from(text)
    except ValueError:
        return _unusual_datetime(text)
    if value.tzinfo is None:
        return _unusual_datetime(text)
    value.wire = text
    return value


def _unusual_datetime(text: str) -> datetime:
    """Parse a date-time with lower-case letters, a leap second, or without an offset."""
    upper = text.upper()
    if upper[_MARKS] not in ("--T::", "-- ::"):
        # Without seconds, as written by HTML's `datetime-local` and Java's `toString`.
        if upper[_MARKS][:4] not in ("--T:", "-- :") or upper[16:17] not in _ENDS:
            raise ValueError("not a date-time")
        value = datetime.fromisoformat(upper)
        return _exact_datetime(
            value if value.tzinfo else value.replace(tzinfo=UTC), text
        )
    leap = upper[17:19] == "60"  # a leap second becomes the first of the next minute
    value = datetime.fromisoformat(upper[:17] + "59" + upper[19:] if leap else upper)
    if value.tzinfo is None:
        value = value.replace(tzinfo=UTC)
    if leap:
        value = value.replace(microsecond=0) + timedelta(seconds=1)
    return _exact_datetime(value, text)


def datetime_text(value: Any) -> Any:
    """Format a date-time. Without a time zone it is in UTC.

    Raises:
        ValueError: If it has no time zone and `AWARE` is set.
    """
    if not isinstance(value, datetime):
        return value
    wire: str | None = getattr(value, "wire", None)
    if wire is not None:
        return wire
    offset = value.utcoffset()
    if offset is None:
        if AWARE.get():
            raise ValueError(
                f"{value!r} has no time zone: set its tzinfo, for example to UTC"
            )
        return value.isoformat() + "Z"
    if not offset:
        return value.isoformat()[:-6] + "Z"
    if offset.seconds % 60 or offset.microseconds:
        # RFC 3339 allows offsets of hours and minutes only.
        return datetime_text(value.astimezone(UTC))
    return value.isoformat()


def date_of(text: Any) -> date:
    """Parse a date such as 2020-10-15.

    Raises:
        TypeError: If `text` is not a string.
        ValueError: If `text` is not a date (RFC 3339, section 5.6).
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    if len(text) != 10 or text[4:8:3] != "--":
        raise ValueError("not a date")
    return date.fromisoformat(text)


def date_text(value: Any) -> Any:
    """Format a date, or the date of a date-time."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value


def time_of(text: Any) -> time:
    """Parse a time such as 08:30:00Z; the seconds are optional.

    Raises:
        TypeError: If `text` is not a string.
        ValueError: If `text` is not a time (RFC 3339, section 5.6).
    """
    if text.__class__ is not str:
        raise TypeError("not a string")
    if text[2:3] != ":" or text[5:6] not in (":", *_ENDS):
        raise ValueError("not a time")
    value = time.fromisoformat(text.upper())
    if time_text(value) == text:
        return value
    exact = ExactTime(
        value.hour, value.minute, value.second, value.microsecond, value.tzinfo
    )
    exact.wire = text
    return exact


def time_text(value: Any) -> Any:
    """Format a time, with its offset if it has one."""
    if not isinstance(value, time):
        return value
    wire: str | None = getattr(value, "wire", None)
    if wire is not None:
        return wire
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text
