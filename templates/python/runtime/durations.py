"""Convert durations from and to ISO 8601 and other notations."""

from __future__ import annotations

from datetime import timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

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
        from .codec import encode

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
