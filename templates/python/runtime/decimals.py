"""Decimal numbers that keep every digit."""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


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
    from .codec import encode

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
