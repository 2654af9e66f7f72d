"""Codecs for numbers that may also arrive as strings."""

from __future__ import annotations

from .deviations import MISFITS
from .scalars import INTEGER, NUMBER, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert


class NumberText(Kind):
    """A number that may also arrive as a string: 12 and "12" both decode to 12.

    Args:
        number: The codec of the plain number.
        kind: The type that a string is converted to, `int` or `float`.
    """

    __slots__ = ("kind", "number")

    def __init__(self, number: Kind, kind: type[int] | type[float]) -> None:
        super().__init__(number.expected, number.kinds, number.evidence)
        self.number = number
        self.kind = kind

    def make_decoder(self) -> Convert | None:
        """Return the decoder; a string that holds no number is kept unchanged."""

        def decode(value: Any) -> Any:
            if value.__class__ is not str:
                return value
            number = self._number(value)
            if number is None:
                MISFITS.count += 1
                return value
            return number

        return decode

    def accepts(self, value: Any) -> bool:
        """Return whether the value is a number or a string that holds one."""
        if value.__class__ is str:
            return self._number(value) is not None
        return self.number.accepts(value)

    def _number(self, text: str) -> float | None:
        """Return the number in a JSON number's notation (RFC 8259 §6), else None."""
        from .jsontext import read

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
