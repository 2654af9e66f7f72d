"""The codecs of numbers that may also arrive as text."""

from __future__ import annotations

from .deviations import MISFITS
from .scalars import INTEGER, NUMBER, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert


class NumberText(Kind):
    """A number, also where a text holds it: 12 and "12" are read as 12.

    Args:
        number: The codec of the number itself.
        kind: What makes it of a text.
    """

    __slots__ = ("kind", "number")

    def __init__(self, number: Kind, kind: type[int] | type[float]) -> None:
        super().__init__(number.expected, number.kinds, number.evidence)
        self.number = number
        self.kind = kind

    def make_decoder(self) -> Convert | None:
        """The conversion from the wire; a text that holds no number stays as it is."""

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
        """Whether the value is a number or the text of one."""
        if value.__class__ is str:
            return self._number(value) is not None
        return self.number.accepts(value)

    def _number(self, text: str) -> float | None:
        """The number that a text holds as JSON would (RFC 8259 §6), None for others."""
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
"""A whole number, read also of a text."""
NUMBER_TEXT = NumberText(NUMBER, float)
"""A number, read also of a text."""
