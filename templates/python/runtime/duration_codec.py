"""The codec of durations."""

from __future__ import annotations

from .codec import EXACT, FITS
from .scalars import MISFIT, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score


class Duration(Scalar):
    """A `timedelta`, or the text of a duration that is not written as ISO 8601 has it.

    Services also write 72h, 1h30m or 3600.  Such a text stays as it is, as do years
    and months, which have no fixed length.
    """

    __slots__ = ()

    def make_decoder(self) -> Convert | None:
        """The conversion from the wire; other texts stay as they are and fit as well."""
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
        """Whether the value is a text."""
        return isinstance(value, str)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """A duration of ISO 8601 is better evidence than any other text."""
        if not isinstance(value, str):
            return None
        return (EXACT, 1, 0) if super().accepts(value) else (FITS, 0, 0)


def _duration() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_text

    return duration_of, duration_text


def _in_units() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_with_units

    return duration_of, duration_with_units


def _in_unit_seconds() -> tuple[Convert, Convert]:
    from .durations import duration_of, duration_with_unit_seconds

    return duration_of, duration_with_unit_seconds


def _in_seconds() -> tuple[Convert, Convert]:
    from .durations import duration_in_seconds, duration_of

    return duration_of, duration_in_seconds


DURATION = Duration("a duration (ISO 8601) or a text", _duration)
"""`timedelta`, written as ISO 8601 has it; other texts stay as they are."""
DURATION_UNITS = Duration("a duration such as 1h30m", _in_units)
"""`timedelta`, written as 1h30m; texts stay as they are."""
DURATION_UNIT_SECONDS = Duration("a duration such as 90s", _in_unit_seconds)
"""`timedelta`, written as 90s; texts stay as they are."""
DURATION_SECONDS = Duration("a duration such as 90, in seconds", _in_seconds)
"""`timedelta`, written as the text of its seconds; texts stay as they are."""
